import type { StoreHarness } from '../../../testing/store-harness.ts';
import { coreModule } from '../core-module.ts';
import type { SqlTestTarget } from './sql-targets.ts';
import { testRecords } from './test-records.ts';

/** Core's stores in an empty database, for the contract suites. */
export async function openTestStores(on?: SqlTestTarget): Promise<StoreHarness> {
  const { records, reopen, close } = await testRecords([coreModule], undefined, on);
  return { records, reopen: async () => (await reopen()).records, close };
}
