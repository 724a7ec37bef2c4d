import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';

/**
 * An event as event-tracking hands it on: `name`, `timestamp`, `data`, `context`. Values are read as
 * openedx/event-routing-backends reads them (processors/mixins/base_transformer.py get_data): empty ones count as absent.
 */
export type TrackingEvent = JsonObject;

/** The value at a path of members. */
export function valueAt(event: TrackingEvent, ...path: readonly string[]): Json | undefined {
  let value: Json | undefined = event;
  for (const member of path) {
    if (value === undefined || !isJsonObject(value)) return undefined;
    value = value[member];
  }
  return present(value);
}

/** The value of a member wherever it stands: on top, else in the first object that has it, the way down before the way on. */
export function valueOf(event: TrackingEvent, member: string): Json | undefined {
  return present(search(event, member));
}

export function textAt(event: TrackingEvent, ...path: readonly string[]): string | undefined {
  const value = valueAt(event, ...path);
  return typeof value === 'string' ? value : undefined;
}

export function textOf(event: TrackingEvent, member: string): string | undefined {
  const value = valueOf(event, member);
  return typeof value === 'string' ? value : undefined;
}

export function objectAt(event: TrackingEvent, ...path: readonly string[]): JsonObject | undefined {
  const value = valueAt(event, ...path);
  return value !== undefined && isJsonObject(value) ? value : undefined;
}

/** As Python sees it: false, 0 and whatever is empty or absent are false. */
export function isTrue(value: Json | undefined): boolean {
  return present(value) !== undefined && value !== false && value !== 0;
}

function search(object: JsonObject, member: string): Json | undefined {
  if (Object.hasOwn(object, member)) return object[member];
  for (const value of Object.values(object)) {
    if (!isJsonObject(value)) continue;
    const found = search(value, member);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

function present(value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  const size = isJsonObject(value) ? Object.keys(value).length : value.length;
  return size === 0 ? undefined : value;
}
