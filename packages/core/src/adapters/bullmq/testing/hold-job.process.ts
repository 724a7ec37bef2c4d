import { z } from 'zod';
import { defineJob } from '../../../jobs/define-job.ts';
import { openBullmqJobQueue } from '../job-queue.bullmq.ts';

// Takes a job `test.note`, says so and never ends it. Arguments: the address of Redis, the keys' prefix.
const [url = '', prefix = ''] = process.argv.slice(2);
const { queue } = await openBullmqJobQueue({ url, prefix, onError: () => undefined });
const job = defineJob({ name: 'test.note', payload: z.object({ text: z.string() }) });
const run = async () => {
  process.stdout.write('running\n');
  await new Promise(() => setInterval(() => undefined, 1000));
};
queue.work([{ job, run }], { leaseMs: 400 });
