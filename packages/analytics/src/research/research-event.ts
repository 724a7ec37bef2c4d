import { eventNamed, implicitEventOf, isJsonObject, type Json, type JsonObject } from '@coursewright/core';
import { namingMembers } from '../disclosure/member-names.ts';
import { takenOut } from '../disclosure/private-text.ts';
import { withoutSecrets } from '../disclosure/shown-data.ts';
import type { LogEvent } from '../log/log-event.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/**
 * A line of the log for research: pseudonyms in place of user names and numbers, no session, address or browser, no e-mail or
 * internet address in any text. Of events that are not in the catalogue, and of requests, only that they happened.
 */
export function researchEvent(event: LogEvent, names: Pseudonyms): JsonObject {
  const { id, source, time, username, userId } = event;
  const address = implicitEventOf(event.type);
  const data = eventNamed(event.type) === undefined ? undefined : event.data();
  const who = username === '' && userId !== '' ? names.ofId(userId) : names.ofName(username);
  return {
    ...(id !== undefined && { id }),
    event_type: address?.name ?? event.type,
    event_source: source,
    ...(time !== undefined && { time: `${time}Z` }),
    learner: who,
    context: { course_id: event.courseIdOrUrl ?? '' },
    event: data === undefined ? {} : withPseudonyms(withoutSecrets(data), event, names),
  };
}

function withPseudonyms(data: JsonObject, event: LogEvent, names: Pseudonyms): JsonObject {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      namingMembers.has(name.toLowerCase()) ? named(name, value, names) : replaced(value, event, names),
    ]),
  );
}

/** What names somebody: a user name, a number, or a list of them. */
function named(member: string, value: Json, names: Pseudonyms): Json {
  if (Array.isArray(value)) return value.map((one) => named(member, one, names));
  if (typeof value === 'number') return names.ofId(String(value));
  if (typeof value !== 'string') return value === null ? null : takenOut;
  return /_ids?$/.test(member) && /^\d+$/.test(value) ? names.ofId(value) : names.ofName(value);
}

function replaced(value: Json, event: LogEvent, names: Pseudonyms): Json {
  if (typeof value === 'string') return value === event.username ? names.ofName(value) : value;
  if (Array.isArray(value)) return value.map((one) => replaced(one, event, names));
  return isJsonObject(value) ? withPseudonyms(value, event, names) : value;
}
