import type { Json, JsonObject } from '@coursewright/core/shared';
import type { ProjectionSettings } from '../projection/projection-settings.ts';
import type { TrackingEvent } from '../projection/tracking-event.ts';

/** What a Caliper event says besides what all do. Members that are empty are left out of what is sent. */
export interface CaliperParts {
  readonly type: string;
  readonly action: string;
  readonly object: JsonObject;
  readonly target?: JsonObject;
  readonly generated?: JsonObject;
  /** Added to the event's own extensions. */
  readonly extensions?: JsonObject;
}

/** How an event of one name becomes a Caliper event. Throws `EventRefusal`. */
export interface CaliperMapping {
  /** For the docs: every type that it may have. */
  readonly types: readonly string[];
  parts(event: TrackingEvent, settings: ProjectionSettings): CaliperParts;
}

/** By the event's name. */
export type CaliperFamily = Readonly<Record<string, CaliperMapping>>;

/** Members that are absent or empty are left out, at every depth of objects. */
export function filled(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const object: Record<string, Json> = {};
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined || value === null || value === '') continue;
    if (typeof value !== 'object') object[name] = value;
    else if ('length' in value) {
      if (value.length !== 0) object[name] = value;
    } else if (Object.keys(value).length > 0) object[name] = filled({ ...value });
  }
  return object;
}
