import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';
import { isTooDeep } from '../log/json-depth.ts';
import type { TrackingEvent } from './tracking-event.ts';

/**
 * A line of a tracking log, or an event in event-tracking's form, as the projections take it. Of a log line `event` becomes
 * `data`, decoded where it is JSON text, and `time` becomes `timestamp` (openedx/event-routing-backends, event_log_parser.py).
 * The line of a problem with several questions stays as it is: so it comes in the original's own vector, whose statement
 * of the whole problem does not take the words of its first question.
 */
export function readTrackingEvent(json: JsonObject): TrackingEvent {
  const { event } = json;
  if (event === undefined || json['data'] !== undefined) return json;
  const data = decoded(event);
  const event_type = json['event_type'];
  const common = { name: event_type ?? '', ...json, timestamp: json['timestamp'] ?? json['time'] ?? null };
  if (hasSeveralQuestions(data)) return { ...common, event: data };
  return { ...common, data };
}

function decoded(event: Json): Json {
  if (typeof event !== 'string' || isTooDeep(event)) return event;
  try {
    const json: unknown = JSON.parse(event);
    return isJson(json) ? json : event;
  } catch {
    return event;
  }
}

function isJson(value: unknown): value is Json {
  return value !== undefined;
}

function hasSeveralQuestions(data: Json): boolean {
  if (!isJsonObject(data)) return false;
  const { submission } = data;
  return submission !== undefined && isJsonObject(submission) && Object.keys(submission).length > 1;
}
