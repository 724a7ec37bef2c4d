import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sqlite3Api } from '@coursewright/core/sql';
import { serveLtijs } from './ltijs-tool.ts';
import { peerPackage } from './peer-package.ts';
import { reportCpu, type RunningTool } from './tool-process.ts';

/** ltijs with the storage that its sites use where they have no MongoDB, on the SQLite of this Node as ours is. */
export function reportSequelize(storage: () => string): void {
  reportCpu(async (platform): Promise<RunningTool> => {
    const Database = (await peerPackage('ltijs-sequelize', '2.4.4')) as new (
      ...given: readonly unknown[]
    ) => object;
    const options = { dialect: 'sqlite', storage: storage(), logging: false, dialectModule: sqlite3Api };
    return serveLtijs(platform, new Database('lti', 'user', 'password', options));
  });
}

export function fileInTemporaryFolder(): string {
  return path.join(mkdtempSync(path.join(tmpdir(), 'coursewright-bench-')), 'ltijs.sqlite');
}
