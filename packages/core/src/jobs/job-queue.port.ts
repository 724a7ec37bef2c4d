import type { Instant } from '../shared/clock.port.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import type { JobHandler } from './job-handler.ts';

/** Durable background work. A job runs at least once; of several workers one has it at a time. */
export interface JobQueue {
  /** Durable when resolved. A job whose id is known already, or whose deduplication id waits, changes nothing. */
  add(jobs: readonly JobRequest[]): Promise<void>;
  /** Adds a job every so often from now on; the same key again changes what and how often. */
  repeat(schedule: JobSchedule): Promise<void>;
  /** Ends a repetition; idempotent. */
  unrepeat(key: string): Promise<void>;
  status(id: string): Promise<JobStatus | undefined>;
  /** How many jobs are in each state; cheap enough to be asked every few seconds. */
  counts(): Promise<JobCounts>;
  /** As `counts`, by name; it may look at every job. */
  countsByName(): Promise<readonly JobNameCount[]>;
  /** Jobs in one state, the newest first as far as their ids tell. */
  list(request: JobListRequest): Promise<Page<ListedJob>>;
  /** Lets a failed job run again, with all its attempts. False when it has not failed, or is not there. */
  retry(id: string): Promise<boolean>;
  /** Takes a job out that does not run. False when it runs, or is not there. */
  remove(id: string): Promise<boolean>;
  /** Takes out jobs that ended before then, at most `limit` of them. Gives how many. */
  forget(ended: 'completed' | 'failed', before: Instant, limit: number): Promise<number>;
  /** Starts to run jobs that `handlers` are for; others stay for workers that know them. */
  work(handlers: readonly JobHandler[], options?: WorkOptions): JobWorker;
}

export interface JobRequest {
  readonly id: string;
  readonly name: string;
  readonly payload: JsonObject;
  readonly attempts: number;
  readonly backoffMs: number;
  readonly delayMs?: number;
  readonly deduplicationId?: string;
}

export interface JobSchedule {
  readonly key: string;
  readonly everyMs: number;
  readonly job: Omit<JobRequest, 'id' | 'delayMs' | 'deduplicationId'>;
}

export const jobStates = ['waiting', 'active', 'completed', 'failed'] as const;
export type JobState = (typeof jobStates)[number];

export interface JobCounts {
  readonly jobs: Readonly<Record<JobState, number>>;
  /** Since when the job has been due that waits longest; absent when none is due. */
  readonly dueSince?: Instant;
}

export interface JobNameCount {
  readonly name: string;
  readonly state: JobState;
  readonly count: number;
}

export interface JobListRequest extends PageRequest {
  readonly state: JobState;
}

export interface ListedJob extends JobRequest, JobStatus {
  /** When its state last changed. */
  readonly changed: Instant;
}

export interface JobStatus {
  readonly state: JobState;
  /** Runs begun. */
  readonly attempt: number;
  /** 0 to 1. */
  readonly progress: number;
  /** Message of the last run's error. */
  readonly error?: string;
}

/** Longer than a busy worker is silent, short enough that a grade whose worker died is not missed. */
export const defaultLeaseMs = 10_000;

export interface WorkOptions {
  /** Jobs at once; default 4. */
  readonly concurrency?: number;
  /** A job whose worker has been silent for this long is given to another; default `defaultLeaseMs`. */
  readonly leaseMs?: number;
  /** How often to look for due jobs that nobody announced; default 500. */
  readonly pollMs?: number;
}

export interface JobWorker {
  /** Takes no more jobs, aborts the handlers' signals and waits for those that run; what does not end is left for its lease to run out. */
  close(): Promise<void>;
}
