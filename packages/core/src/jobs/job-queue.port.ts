import type { JsonObject } from '../shared/json.ts';
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

export interface JobStatus {
  readonly state: 'waiting' | 'active' | 'completed' | 'failed';
  /** Runs begun. */
  readonly attempt: number;
  /** 0 to 1. */
  readonly progress: number;
  /** Message of the last run's error. */
  readonly error?: string;
}

export interface WorkOptions {
  /** Jobs at once; default 4. */
  readonly concurrency?: number;
  /** A job whose worker has been silent for this long is given to another; default 30000. */
  readonly leaseMs?: number;
  /** How often to look for due jobs that nobody announced; default 500. */
  readonly pollMs?: number;
}

export interface JobWorker {
  /** Takes no more jobs, aborts the handlers' signals and waits for those that run; what does not end is left for its lease to run out. */
  close(): Promise<void>;
}
