import { afterAll, describe, expect, it } from 'vitest';
import { recordsDumpContract } from '../../backup/records-dump.contract.ts';
import { systemClock } from '../../shared/clock.port.ts';
import { systemIds } from '../../shared/id-source.port.ts';
import { coreModule } from './core-module.ts';
import { openRecordsDump } from './open-records-dump.ts';
import { sqlRecordsDump } from './records-dump.sql.ts';
import type { SqlModule } from './sql-module.ts';
import { openSqlRecords } from './sql-records.ts';
import { onEachDatabase } from './testing/sql-targets.ts';
import { testRecords } from './testing/test-records.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  recordsDumpContract(tools, target.name, async () => {
    const { records, database, close } = await testRecords([coreModule], undefined, target);
    const opened: { close(): Promise<void> }[] = [];
    return {
      records,
      dump: sqlRecordsDump(database),
      openEmpty: async (migrations) => {
        const place = await target.open('another core');
        const dump = await openRecordsDump({ target: place.target, modules: [coreModule], migrations });
        opened.push(dump, place);
        return dump;
      },
      close: async () => {
        for (const one of opened) await one.close();
        await close();
      },
    };
  });
});

onEachDatabase(tools, (target) => {
  it(`carries no derived tables, and empties them with the others: ${target.name}`, async () => {
    const place = await target.open('core and derived');
    const derived = { module: 'derived', tables: ['derived_rows'] };
    const made = { type: 'BIGINT', primaryKey: true, autoIncrement: true };
    const module: SqlModule<object> = {
      name: 'derived',
      migrations: [
        { name: '0001', up: (schema) => schema.createTable('derived_rows', { id: made, count: 'BIGINT' }) },
      ],
      stores: () => ({}),
    };
    const { database, close } = await openSqlRecords({
      ...place.target,
      modules: [coreModule, module],
      clock: systemClock,
      ids: systemIds,
    });
    const rows = () => database.read((session) => session.all('SELECT * FROM derived_rows'));
    try {
      await database.write((session) => session.insert('derived_rows', { count: 1 }));
      const dump = sqlRecordsDump(database, derived);
      expect(await dump.isEmpty()).toBe(true);
      expect(await sqlRecordsDump(database).isEmpty()).toBe(false);
      expect(await dump.migrations()).not.toContain('derived/0001');
      expect(await sqlRecordsDump(database).migrations()).toContain('derived/0001');
      const tables: string[] = [];
      await dump.dump(async ({ table }) => void tables.push(table));
      expect(tables).toEqual([]);
      expect(await rows()).toHaveLength(1);
      await dump.clear();
      expect(await rows()).toEqual([]);
    } finally {
      await close();
      await place.close();
    }
  });
});
