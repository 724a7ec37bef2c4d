import type { Json, JsonObject } from '@coursewright/core/shared';
import type { XapiSettings } from '../projection/projection-settings.ts';
import type { TrackingEvent } from '../projection/tracking-event.ts';
import type { VerbName } from './verbs.ts';

/** What a statement says besides what all statements do. */
export interface XapiParts {
  readonly object: JsonObject;
  readonly result?: JsonObject | undefined;
  /** Added to the extensions of the context. */
  readonly extensions?: JsonObject;
  /** False where the course is the object itself: it is not the parent then. Default true. */
  readonly inCourse?: boolean;
  readonly grouping?: readonly JsonObject[];
}

/** A statement about one of several questions of a problem; its parent is the statement of the whole problem. */
export interface XapiChild extends Pick<XapiParts, 'object' | 'result'> {
  /** Of the question: `a0effb95_2_1`. */
  readonly id: string;
}

/** How an event of one name becomes a statement. Throws `EventRefusal`. */
export interface XapiMapping {
  /** Fixed, or told by the event. */
  readonly verb: VerbName | ((event: TrackingEvent) => VerbName);
  /** For the docs where `verb` is told by the event. */
  readonly verbs?: readonly VerbName[];
  parts(event: TrackingEvent, settings: XapiSettings): XapiParts;
  children?(event: TrackingEvent, settings: XapiSettings): readonly XapiChild[];
}

/** By the event's name. */
export type XapiFamily = Readonly<Record<string, XapiMapping>>;

/** One mapping for several names. */
export function forNames(names: readonly string[], mapping: XapiMapping): XapiFamily {
  return Object.fromEntries(names.map((name) => [name, mapping]));
}

export function activity(id: string, definition: JsonObject): JsonObject {
  return { id, objectType: 'Activity', definition };
}

/** Members that are absent are left out. */
export function given(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const object: Record<string, Json> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) object[name] = value;
  return object;
}
