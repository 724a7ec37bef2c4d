import type { JsonObject } from '../shared/json.ts';
import type { JobDefinition } from './define-job.ts';

export interface JobContext {
  readonly id: string;
  /** From 1. */
  readonly attempt: number;
  /** Aborts when the worker stops or the job has lost its lease. */
  readonly signal: AbortSignal;
  /** 0 to 1. */
  progress(done: number): Promise<void>;
}

/** What does one kind of job. It may run again with the same payload. */
export interface JobHandler<Payload extends JsonObject = JsonObject> {
  readonly job: JobDefinition<Payload>;
  run(payload: Payload, context: JobContext): Promise<void>;
}
