import type { Job, JobsOptions } from 'bullmq';
import { z } from 'zod';
import type { JobRequest, JobSchedule, JobStatus } from '../../jobs/job-queue.port.ts';

const day = 24 * 3600;

/** How long what has ended can be asked for, and its id be refused. */
const kept = {
  removeOnComplete: { age: day, count: 50_000 },
  removeOnFail: { age: 14 * day, count: 50_000 },
} as const satisfies JobsOptions;

const dataSchema = z.object({ payload: z.record(z.string(), z.json()) });

/** BullMQ takes no numbers for ids and gives colons a meaning. */
export function jobIdOf(id: string): string {
  return `job-${encodeURIComponent(id)}`;
}

/** The id that the job was requested by; a repetition makes ids of its own. */
export function requestIdOf(jobId: string): string {
  return jobId.startsWith('job-') ? decodeURIComponent(jobId.slice('job-'.length)) : jobId;
}

export function bulkJob({ id, name, payload, deduplicationId, delayMs, ...retries }: JobRequest) {
  return {
    name,
    data: { payload },
    opts: {
      jobId: jobIdOf(id),
      ...retryOptions(retries),
      ...(delayMs !== undefined && { delay: delayMs }),
      ...(deduplicationId !== undefined && { deduplication: { id: deduplicationId } }),
    },
  };
}

export function scheduledJob({ name, payload, ...retries }: JobSchedule['job']) {
  return { name, data: { payload }, opts: retryOptions(retries) };
}

function retryOptions({ attempts, backoffMs }: Pick<JobRequest, 'attempts' | 'backoffMs'>): JobsOptions {
  // `custom`: the worker's own strategy, which is the one of every queue.
  return { attempts, backoff: { type: 'custom', delay: backoffMs }, ...kept };
}

export function payloadOf(job: Job) {
  return dataSchema.parse(job.data).payload;
}

export function backoffOf(job: Pick<Job, 'opts'> | undefined): number {
  const backoff = job?.opts.backoff;
  return typeof backoff === 'object' ? (backoff.delay ?? 0) : (backoff ?? 0);
}

/** The run that is on or comes next, from 1. One whose worker died counts. */
export function attemptOf(job: Job): number {
  return job.attemptsMade + job.stalledCounter + 1;
}

const states: Readonly<Record<string, JobStatus['state']>> = {
  completed: 'completed',
  failed: 'failed',
  active: 'active',
  waiting: 'waiting',
  delayed: 'waiting',
  prioritized: 'waiting',
};

/** undefined for a job that has gone meanwhile. */
export function statusOf(job: Job, found: string): JobStatus | undefined {
  const state = states[found];
  if (state === undefined) return undefined;
  const begun = job.attemptsMade + job.stalledCounter;
  return {
    state,
    attempt: state === 'active' ? begun + 1 : begun,
    progress: state === 'completed' ? 1 : typeof job.progress === 'number' ? job.progress : 0,
    ...(job.failedReason !== undefined && state !== 'completed' && { error: job.failedReason }),
  };
}
