import { isJsonObject, type Json, type JsonObject } from '@coursewright/core';
import { namingMembers, secretMembers } from '../disclosure/member-names.ts';
import { personInText, type PersonInText } from './person-in-text.ts';
import type { RetiredPerson } from './retired-person.ts';

/** Members of the envelope that may be left out of a line where they are empty, to make room for the longer name. */
const leftOut = ['session', 'ip', 'agent', 'referer', 'accept_language', 'page'];

const settingsEvents = ['edx.user.settings.changed', 'edx.user.settings.change_initiated'];

interface Around {
  readonly person: RetiredPerson;
  readonly text: PersonInText;
  /** The line is one of the person's own. */
  readonly isOwn: boolean;
  /** What takes the username's place within the event. */
  readonly instead: string;
}

/**
 * A line of our own log without a person: his retired name in place of the username, and nothing where his address, name,
 * session, internet address and browser were. What the person did, when and in which course stays. undefined for a line
 * that does not name him (any more). Never longer than the line: where the name does not fit, it stands at the top alone.
 */
export function retiredLine(person: RetiredPerson): (line: string) => string | undefined {
  const text = personInText(person);
  return (line) => {
    if (!text.mayBeIn(line)) return undefined;
    const parsed = parsedObject(line);
    if (parsed === undefined) return undefined;
    const isOwn = isOfPerson(parsed, person, text);
    if (!isOwn && isLater(parsed, person)) return undefined;
    const room = Buffer.byteLength(line);
    const forms = [person.retiredName, ''].map((instead) =>
      withoutPerson(parsed, { person, text, isOwn, instead }),
    );
    const short = forms.map(shortened);
    const nameless = short.map((form) => ({ ...form, username: '' }));
    const written = [...forms, ...short, ...nameless].map((form) => JSON.stringify(form));
    const fits = written.find((one) => Buffer.byteLength(one) <= room) ?? written.at(-1);
    return fits === line.trimEnd() ? undefined : fits;
  };
}

function isOfPerson(line: JsonObject, { ids }: RetiredPerson, text: PersonInText): boolean {
  const { context, username } = line;
  const id = isJsonObject(context) ? Number(context['user_id'] || 0) : 0;
  return id > 0 ? ids.includes(id) : typeof username === 'string' && text.isUsername(username);
}

function isLater({ time }: JsonObject, { until }: RetiredPerson): boolean {
  return typeof time === 'string' && Date.parse(time) * 1000 > until;
}

function withoutPerson(line: JsonObject, around: Around): JsonObject {
  const { username } = line;
  const clean = cleanMembers(toldOfSelf(line, around.person), around);
  if (username === undefined || username === '') return clean;
  // Another account's name is its own, were it the same.
  return { ...clean, username: around.isOwn ? around.person.retiredName : username };
}

/** What was told of a person (year of birth, gender, …) is in old and new values of his settings: those go whole. */
function toldOfSelf(line: JsonObject, { ids }: RetiredPerson): JsonObject {
  const { event, event_type: type } = line;
  if (
    !settingsEvents.some((one) => one === type) ||
    !isJsonObject(event) ||
    !ids.includes(Number(event['user_id']))
  )
    return line;
  return { ...line, event: { ...event, old: null, new: null } };
}

function cleanMembers(data: JsonObject, around: Around): JsonObject {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      around.text.without(name, around.instead),
      cleaned(name.toLowerCase(), value, around),
    ]),
  );
}

function cleaned(member: string, value: Json, around: Around): Json {
  if (Array.isArray(value)) return value.map((one) => cleaned(member, one, around));
  if (isJsonObject(value)) return cleanMembers(value, around);
  if (typeof value !== 'string' || value === '') return value;
  const { person, text, isOwn, instead } = around;
  // The host is the site's, not the learner's.
  if (isOwn && member !== 'host' && secretMembers.has(member)) return '';
  if (namingMembers.has(member)) {
    if (text.isUsername(value)) return instead;
    if (value.toLowerCase() === person.name.toLowerCase()) return '';
  }
  const inner = /^\s*[[{]/.test(value) ? parsedJson(value) : undefined;
  if (inner === undefined) return text.without(value, instead);
  const clean = cleaned(member, inner, around);
  const [was, is] = [JSON.stringify(inner), JSON.stringify(clean)];
  return was === is ? value : is;
}

function shortened(line: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(line).filter(
      ([name, value]) => !leftOut.includes(name) || (value !== '' && value !== null),
    ),
  );
}

function parsedObject(text: string): JsonObject | undefined {
  const value = parsedJson(text);
  return value !== undefined && isJsonObject(value) ? value : undefined;
}

function parsedJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
