import type { Instant } from '../shared/clock.port.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import type { EventDefinition } from './define-event.ts';
import type { EventOrigin } from './event-origin.ts';

export interface EventDraft<Data extends Json> {
  readonly data: Data;
  readonly origin: EventOrigin;
  /** `course-v1:…`, where the event belongs to a course. */
  readonly courseId?: string;
  /** More members of the line's `context`, e.g. `module: {display_name, usage_key}`. */
  readonly context?: JsonObject;
  /** When it happened, where it is told later; else the moment of its emission. */
  readonly at?: Instant;
}

/** Takes events inside a transaction. Each gets an id (UUIDv7) and, unless the draft has one, a time at emission and reaches the log exactly once if the transaction commits. */
export interface EventSink {
  /** Throws `bad_input` when `data` does not fit the definition: a malformed event cannot be emitted. */
  emit<Data extends Json>(event: EventDefinition<Data>, draft: EventDraft<Data>): Promise<void>;
}
