import { afterAll, describe, expect, it } from 'vitest';
import { jobQueueContract } from '../../jobs/job-queue.contract.ts';
import { onEachDatabase } from './testing/sql-targets.ts';
import { testRecords } from './testing/test-records.ts';

const tools = { afterAll, describe, it, expect };

onEachDatabase(tools, (target) => {
  jobQueueContract(tools, target.name, async () => {
    const { jobs, reopen, close } = await testRecords([], undefined, target);
    return { queue: jobs, reopen: async () => (await reopen()).jobs, close };
  });
});
