import type { JsonObject } from '../shared/json.ts';
import type { JobDefinition } from './define-job.ts';

export interface EnqueueOptions {
  /** Do not start before this many ms from now. */
  readonly delayMs?: number;
  /** While a job with this id waits or is delayed, another enqueue with it changes nothing. */
  readonly deduplicationId?: string;
}

/** Takes jobs inside a transaction; they become visible to workers when it commits. */
export interface JobSink {
  /** Returns the job's id. */
  enqueue<Payload extends JsonObject>(
    job: JobDefinition<Payload>,
    payload: Payload,
    options?: EnqueueOptions,
  ): Promise<string>;
}
