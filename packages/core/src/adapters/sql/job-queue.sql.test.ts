import { describe, expect, it } from 'vitest';
import { jobQueueContract } from '../../jobs/job-queue.contract.ts';
import { openSqlRecords } from './sql-records.ts';
import { testRecords } from './testing/test-records.ts';

jobQueueContract({ describe, it, expect }, 'SQL on SQLite', async () => {
  const first = await testRecords([]);
  const others: (() => Promise<void>)[] = [];
  return {
    queue: first.jobs,
    reopen: async () => {
      const { jobs, close } = await openSqlRecords({
        file: `${first.folder}/test.sqlite`,
        modules: [],
        clock: first.clock,
        ids: first.ids,
      });
      others.push(close);
      return jobs;
    },
    close: async () => {
      await Promise.all(others.map((close) => close()));
      await first.close();
    },
  };
});
