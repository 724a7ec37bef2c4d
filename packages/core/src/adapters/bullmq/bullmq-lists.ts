import type { Job, JobType, Queue } from 'bullmq';
import {
  jobStates,
  type JobCounts,
  type JobListRequest,
  type JobNameCount,
  type JobState,
  type ListedJob,
} from '../../jobs/job-queue.port.ts';
import type { Page } from '../../shared/page.ts';
import { backoffOf, payloadOf, requestIdOf, statusOf } from './bullmq-jobs.ts';

/** BullMQ's lists that hold the jobs of a state. */
const listsOf: Readonly<Record<JobState, readonly JobType[]>> = {
  waiting: ['waiting', 'prioritized', 'delayed'],
  active: ['active'],
  completed: ['completed'],
  failed: ['failed'],
};
const pageSize = 500;

export async function countJobs(queue: Queue): Promise<JobCounts> {
  const jobs = { waiting: 0, active: 0, completed: 0, failed: 0 };
  for (const state of jobStates) {
    for (const list of listsOf[state]) jobs[state] += await queue.getJobCountByTypes(list);
  }
  const due: number[] = [];
  for (const list of listsOf.waiting) {
    const oldest = await queue.getJobs([list], 0, 0, true);
    due.push(...oldest.filter(isThere).map(({ timestamp, delay }) => timestamp + delay));
  }
  const since = Math.min(...due);
  return { jobs, ...(since <= Date.now() && { dueSince: since * 1000 }) };
}

export async function countJobsByName(queue: Queue): Promise<readonly JobNameCount[]> {
  const counts = new Map<string, JobNameCount>();
  for (const state of jobStates) {
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await listJobs(queue, { state, limit: pageSize, ...(after !== undefined && { after }) });
      for (const { name } of page.items) {
        const key = `${state} ${name}`;
        counts.set(key, { name, state, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      after = page.next;
    }
  }
  return [...counts.values()];
}

/** `after` is `LIST:OFFSET`, counted from the newest: what is taken from the other end moves nothing. */
export async function listJobs(
  queue: Queue,
  { state, limit, after }: JobListRequest,
): Promise<Page<ListedJob>> {
  const lists = listsOf[state];
  const [list = '', offset = ''] = after?.split(':') ?? [];
  const items: ListedJob[] = [];
  let at = Math.max(
    0,
    lists.findIndex((one) => one === list),
  );
  let from = Number(offset) || 0;
  for (; at < lists.length; at += 1, from = 0) {
    const wanted = limit - items.length;
    const found = await queue.getJobs(lists.slice(at, at + 1), from, from + wanted - 1);
    items.push(...found.filter(isThere).flatMap((job) => listedJob(job, state)));
    if (found.length === wanted) return { items, next: `${lists[at]}:${from + wanted}` };
  }
  return { items };
}

/** One that has gone meanwhile is told of as nothing. */
function isThere(job: Job | undefined): job is Job {
  return job !== undefined;
}

function listedJob(job: Job, state: JobState): readonly ListedJob[] {
  const status = statusOf(job, state);
  if (status === undefined) return [];
  const { deduplicationId } = job;
  return [
    {
      id: requestIdOf(job.id ?? ''),
      name: job.name,
      payload: payloadOf(job),
      attempts: job.opts.attempts ?? 1,
      backoffMs: backoffOf(job),
      ...(deduplicationId !== undefined && { deduplicationId }),
      ...status,
      changed: (job.finishedOn ?? job.processedOn ?? job.timestamp) * 1000,
    },
  ];
}
