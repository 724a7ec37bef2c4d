import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';

/**
 * The `event` member as an object (edx-analytics-pipeline, edx/analytics/tasks/util/eventlog.py get_event_data): '' has no
 * members; text of exactly 512 characters with POST in it is one that the log cut off; text with `=` and no `{` is a form's.
 */
export function eventData(event: Json | undefined): JsonObject | undefined {
  if (event === undefined || event === null) return undefined;
  if (event === '') return {};
  if (typeof event === 'string') return decode(event);
  return isJsonObject(event) ? event : undefined;
}

function decode(text: string): JsonObject | undefined {
  if (text.length === 512 && text.includes('POST')) return undefined;
  if (text.includes('=') && !text.includes('{')) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return isJsonObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
