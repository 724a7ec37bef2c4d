import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock, type Clock } from '../../../shared/clock.port.ts';
import { systemIds } from '../../../shared/id-source.port.ts';
import type { SqlModule } from '../sql-module.ts';
import { openSqlRecords } from '../sql-records.ts';

/** The given modules' stores on SQLite in a temporary folder, which `close` removes. */
export async function testRecords<const Modules extends readonly SqlModule<object>[]>(
  modules: Modules,
  clock: Clock = systemClock,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-'));
  const options = { file: path.join(folder, 'test.sqlite'), modules, clock, ids: systemIds } as const;
  const opened = await openSqlRecords(options);
  return {
    ...opened,
    clock,
    ids: systemIds,
    folder,
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
}
