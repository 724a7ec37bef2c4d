import type { ZodType } from 'zod';
import type { JsonObject } from '../shared/json.ts';

/** One kind of event: its Open edX name, when it fires, and the shape of its `event` member. One file each in `events/catalogue/`. */
export interface EventDefinition<Data extends JsonObject = JsonObject> {
  /** The name in the log's `name` and `event_type`, e.g. `problem_check`. */
  readonly name: string;
  /** When it fires, in one sentence. */
  readonly fires: string;
  readonly data: ZodType<Data>;
}

export function defineEvent<Data extends JsonObject>(
  definition: EventDefinition<Data>,
): EventDefinition<Data> {
  return definition;
}
