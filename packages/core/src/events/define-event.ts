import type { ZodType } from 'zod';
import type { JsonObject } from '../shared/json.ts';

/** One kind of event: its Open edX name, when it fires, and the shape of its `event` member. Kept in `events/catalogue/`. */
export interface EventDefinition<Data extends JsonObject = JsonObject> {
  /** The name in the log's `name`, and in `event_type` unless `legacy` says otherwise: `problem_check`. */
  readonly name: string;
  /** When it fires, in one sentence. */
  readonly fires: string;
  readonly data: ZodType<Data>;
  /** A learner's page may report it; the engine emits all others itself. */
  readonly browser?: true;
  /** An older `event_type`, and the members that went with it (common/djangoapps/track/shim.py). */
  legacy?(data: Data): LegacyForm | undefined;
}

export interface LegacyForm {
  readonly eventType: string;
  /** Added to the data. */
  readonly data: JsonObject;
}

export function defineEvent<Data extends JsonObject>(
  definition: EventDefinition<Data>,
): EventDefinition<Data> {
  return definition;
}

/** An event that a page reports; members besides those of its shape are kept. */
export function defineBrowserEvent<Data extends JsonObject>(
  definition: Omit<EventDefinition<Data>, 'browser'>,
): EventDefinition<Data> {
  return { ...definition, browser: true };
}
