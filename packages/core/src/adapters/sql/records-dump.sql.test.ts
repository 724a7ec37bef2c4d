import { afterAll, describe, expect, it } from 'vitest';
import { recordsDumpContract } from '../../backup/records-dump.contract.ts';
import { coreModule } from './core-module.ts';
import { openRecordsDump } from './open-records-dump.ts';
import { sqlRecordsDump } from './records-dump.sql.ts';
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
