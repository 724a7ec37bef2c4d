import { CoreError } from '../shared/core-error.ts';
import type { JsonObject } from '../shared/json.ts';
import type { JobDefinition } from './define-job.ts';
import type { JobRequest } from './job-queue.port.ts';
import type { EnqueueOptions } from './job-sink.port.ts';

/** A job as the queue takes it. Throws `bad_input` when the payload has not the definition's shape. */
export function jobRequest<Payload extends JsonObject>(
  id: string,
  job: JobDefinition<Payload>,
  payload: Payload,
  options: EnqueueOptions = {},
): JobRequest {
  const parsed = job.payload.safeParse(payload);
  if (!parsed.success) {
    throw new CoreError('bad_input', `The payload of job ${job.name} is not valid: ${parsed.error.message}`);
  }
  return {
    id,
    name: job.name,
    payload: parsed.data,
    attempts: job.attempts ?? 5,
    backoffMs: job.backoffMs ?? 1000,
    ...options,
  };
}
