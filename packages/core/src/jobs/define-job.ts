import type { ZodType } from 'zod';
import type { JsonObject } from '../shared/json.ts';

/** One kind of background job. Its handler may run more than once with the same payload, so it is idempotent. */
export interface JobDefinition<Payload extends JsonObject = JsonObject> {
  /** Dotted, owner first: `grading.update-grades`. */
  readonly name: string;
  readonly payload: ZodType<Payload>;
  /** Runs before it counts as failed; default 5. */
  readonly attempts?: number;
  /** Wait before the second run in ms, doubled each time with jitter; default 1000. */
  readonly backoffMs?: number;
}

export function defineJob<Payload extends JsonObject>(
  definition: JobDefinition<Payload>,
): JobDefinition<Payload> {
  return definition;
}
