import type { JobQueue, ListedJob } from '../jobs/job-queue.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import { jsonLines, lineMembers, type AddMember } from './line-members.ts';

const pageSize = 500;

/**
 * Writes the jobs that are not done as of `since`: what has ended later worked on records that the backup has not, so
 * it is to run again. Every job may run twice.
 */
export async function dumpJobs(jobs: JobQueue, since: Instant, add: AddMember): Promise<void> {
  const members = lineMembers(add, 'jobs/jobs');
  const seen = new Set<string>();
  // In the order in which jobs go through them, so that none slips by.
  for (const state of ['waiting', 'active', 'failed', 'completed'] as const) {
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await jobs.list({ state, limit: pageSize, ...(after !== undefined && { after }) });
      const wanted = page.items.filter((job) => isWanted(job, since) && !seen.has(job.id));
      for (const { id } of wanted) seen.add(id);
      await members.add(jsonLines(wanted.map(requestOf)));
      after = page.next;
    }
  }
  await members.end();
}

function isWanted({ state, changed }: ListedJob, since: Instant): boolean {
  return state !== 'completed' || changed >= since;
}

function requestOf({ id, name, payload, attempts, backoffMs, deduplicationId }: ListedJob) {
  return {
    id,
    name,
    payload,
    attempts,
    backoffMs,
    ...(deduplicationId !== undefined && { deduplicationId }),
  };
}
