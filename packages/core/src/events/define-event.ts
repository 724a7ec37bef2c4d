import type { ZodType } from 'zod';
import type { Json, JsonObject } from '../shared/json.ts';

/** `event_source` of the log's lines. */
export type EventSource = 'server' | 'browser' | 'mobile' | 'task';

/** One kind of event: its Open edX name, when it fires, and the shape of its `event` member. Kept in `events/catalogue/`. */
export interface EventDefinition<Data extends Json = JsonObject> {
  /** The name in the log's `name`, and in `event_type` unless `legacy` says otherwise: `problem_check`. */
  readonly name: string;
  /** When it fires, in one sentence. */
  readonly fires: string;
  readonly data: ZodType<Data>;
  /** Where the event comes from in Open edX's logs; the server alone where it is absent. */
  readonly sources?: readonly EventSource[];
  /** A learner's page may report it; the engine emits all others itself. */
  readonly browser?: true;
  /** What a page tells under the same name, where that differs from what the server tells. */
  readonly pageData?: ZodType<Json>;
  /** `name` of the line when a mobile app tells it: `edx.video.played`, whose `event_type` is `play_video`. */
  readonly mobileName?: string;
  /** Names that older logs have for it: `seq_next`, `save_problem_check`. */
  readonly formerly?: readonly string[];
  /** An older `event_type`, and the members that went with it (common/djangoapps/track/shim.py). */
  legacy?(data: Data): LegacyForm | undefined;
}

export interface LegacyForm {
  readonly eventType: string;
  /** Added to the data. */
  readonly data: JsonObject;
}

export function defineEvent<Data extends Json>(definition: EventDefinition<Data>): EventDefinition<Data> {
  return definition;
}

/** An event that a page reports; members besides those of its shape are kept. */
export function defineBrowserEvent<Data extends Json>(
  definition: Omit<EventDefinition<Data>, 'browser'>,
): EventDefinition<Data> {
  return { sources: ['browser'], ...definition, browser: true };
}

/** Several events that differ in name and moment only. */
export function defineEvents<Data extends Json, Name extends string>(
  names: Readonly<Record<Name, string>>,
  common: Omit<EventDefinition<Data>, 'name' | 'fires'>,
): readonly EventDefinition<Data>[] {
  return Object.entries<string>(names).map(([name, fires]) => ({ ...common, name, fires }));
}
