import { afterAll, describe, expect, it } from 'vitest';
import { outboxContract } from '../../records/outbox.contract.ts';
import { onEachDatabase } from './testing/sql-targets.ts';
import { testRecords } from './testing/test-records.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  outboxContract(tools, target.name, async () => {
    let now = 1_700_000_000_000_000;
    const { records, outbox, reopen, close } = await testRecords([], { now: () => now }, target);
    return {
      records,
      outbox,
      reopen: async () => (await reopen()).outbox,
      later: (by) => {
        now += by;
      },
      close,
    };
  });
});
