import { eventNamed, isJsonObject, type Json, type JsonObject } from '@coursewright/core';
import type { LogEvent } from '../log/log-event.ts';
import { harmlessMembers, secretMembers } from './member-names.ts';
import { withoutAddresses } from './private-text.ts';

/** Who is shown events: `team` sees learners and their answers, `numbers` sees neither. */
export type Disclosure = 'team' | 'numbers';

/**
 * The `event` member as somebody may see it. Of events that are not in the catalogue, addresses among them, nothing: what is
 * in them is not known.
 */
export function shownData(event: LogEvent, disclosure: Disclosure): JsonObject {
  const data = eventNamed(event.type) === undefined ? undefined : event.data();
  if (data === undefined) return {};
  return disclosure === 'team' ? withoutSecrets(data) : harmless(data, event.username);
}

/** Without secret members, and with no addresses in any text. */
export function withoutSecrets(data: JsonObject): JsonObject {
  const kept = Object.entries(data).filter(([name]) => !secretMembers.has(name.toLowerCase()));
  return Object.fromEntries(kept.map(([name, value]) => [withoutAddresses(name), cleared(value)]));
}

function cleared(value: Json): Json {
  if (typeof value === 'string') return withoutAddresses(value);
  if (Array.isArray(value)) return value.map(cleared);
  return isJsonObject(value) ? withoutSecrets(value) : value;
}

function harmless(data: JsonObject, username: string): JsonObject {
  const kept = Object.entries(data).flatMap(([name, value]): [string, Json][] => {
    if (!harmlessMembers.has(name) || (typeof value === 'object' && value !== null)) return [];
    if (value === username) return [];
    return [[name, typeof value === 'string' ? withoutAddresses(value) : value]];
  });
  return Object.fromEntries(kept);
}
