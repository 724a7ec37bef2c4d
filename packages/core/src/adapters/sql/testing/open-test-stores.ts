import type { StoreHarness } from '../../../testing/store-harness.ts';
import { coreModule } from '../core-module.ts';
import { openSqlRecords } from '../sql-records.ts';
import { testRecords } from './test-records.ts';

/** Core's stores on SQLite in a temporary folder, for the contract suites. */
export async function openTestStores(): Promise<StoreHarness> {
  const first = await testRecords([coreModule]);
  const others: (() => Promise<void>)[] = [];
  return {
    records: first.records,
    reopen: async () => {
      const { records, close } = await openSqlRecords({
        file: `${first.folder}/test.sqlite`,
        modules: [coreModule],
        clock: first.clock,
        ids: first.ids,
      });
      others.push(close);
      return records;
    },
    close: async () => {
      await Promise.all(others.map((close) => close()));
      await first.close();
    },
  };
}
