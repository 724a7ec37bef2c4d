import { describe, expect, it } from 'vitest';
import { recordsDumpContract } from '../../backup/records-dump.contract.ts';
import { coreModule } from './core-module.ts';
import { openRecordsDump } from './open-records-dump.ts';
import { sqlRecordsDump } from './records-dump.sql.ts';
import { testRecords } from './testing/test-records.ts';

recordsDumpContract({ describe, it, expect }, 'SQL on SQLite', async () => {
  const { records, database, folder, close } = await testRecords([coreModule]);
  const opened: { close(): Promise<void> }[] = [];
  return {
    records,
    dump: sqlRecordsDump(database),
    openEmpty: async (migrations) => {
      const file = `${folder}/other-${opened.length}.sqlite`;
      const dump = await openRecordsDump({ file, modules: [coreModule], migrations });
      opened.push(dump);
      return dump;
    },
    close: async () => {
      for (const one of opened) await one.close();
      await close();
    },
  };
});
