import { LtijsMemoryStore } from './ltijs-memory-store.ts';
import { serveLtijs } from './ltijs-tool.ts';
import { reportCpu } from './tool-process.ts';

reportCpu((platform) => serveLtijs(platform, new LtijsMemoryStore()));
