import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LtijsSqliteStore } from './ltijs-sqlite-store.ts';
import { serveLtijs } from './ltijs-tool.ts';
import { reportCpu } from './tool-process.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-bench-'));

reportCpu((platform) => serveLtijs(platform, new LtijsSqliteStore(path.join(folder, 'ltijs.sqlite'))));
