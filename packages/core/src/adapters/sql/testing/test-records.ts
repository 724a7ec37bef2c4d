import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock, type Clock } from '../../../shared/clock.port.ts';
import { systemIds } from '../../../shared/id-source.port.ts';
import type { SqlModule } from '../sql-module.ts';
import { openSqlRecords } from '../sql-records.ts';
import { sqliteTestTarget, type SqlTestTarget } from './sql-targets.ts';

/** The given modules' stores in an empty database, and a temporary folder beside; `close` removes both. */
export async function testRecords<const Modules extends readonly SqlModule<object>[]>(
  modules: Modules,
  clock: Clock = systemClock,
  on: SqlTestTarget = sqliteTestTarget,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-'));
  const place = await on.open(modules.map(({ name }) => name).join(' '));
  const open = () => openSqlRecords({ ...place.target, modules, clock, ids: systemIds });
  const others: Awaited<ReturnType<typeof open>>[] = [];
  const opened = await open();
  return {
    ...opened,
    clock,
    ids: systemIds,
    folder,
    target: place.target,
    /** The same database as another process would open it. */
    reopen: async () => {
      const other = await open();
      others.push(other);
      return other;
    },
    close: async () => {
      for (const one of [...others, opened]) await one.close();
      await place.close();
      rmSync(folder, { recursive: true });
    },
  };
}
