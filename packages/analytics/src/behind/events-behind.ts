import { eventNamed, implicitEventOf, type Json, type JsonObject } from '@coursewright/core';
import { shownData, type Disclosure } from '../disclosure/shown-data.ts';
import { takenOut, withoutAddresses } from '../disclosure/private-text.ts';
import { isCourseId } from '../log/course-ids.ts';
import { isTooDeep } from '../log/json-depth.ts';
import type { LogEvent } from '../log/log-event.ts';
import { parseLogEvent } from '../log/parse-log-event.ts';
import type { Task } from '../tasks/define-task.ts';
import { takesType } from '../tasks/takes-type.ts';
import type { Tuple } from '../tuples/tuple.ts';
import { originsOf } from './picks-behind.ts';

export interface BehindQuestion {
  /** undefined: of every course, and of none. */
  readonly courseKey: string | undefined;
  /** `YYYY-MM-DD`, as events are dated. */
  readonly date: string;
  /** Only events in which this counted: a problem, a video, a mode … */
  readonly key?: string | undefined;
  readonly disclosure: Disclosure;
}

/** An event that counted, as somebody may see it. */
export interface EventBehind {
  readonly id: string | undefined;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** `event_type`; of a request, the kind of its address. */
  readonly type: string;
  /** When such events happen, in a sentence; undefined for those that nobody knows. */
  readonly fires: string | undefined;
  readonly source: string;
  /** The course that it counts for; '' of none. */
  readonly courseKey: string;
  /** null where it is not shown. */
  readonly username: string | null;
  /** What of it counted: a member of its data, or what a rule made of it. */
  readonly counted: readonly { readonly member: string | null; readonly value: string }[];
  /** The line of the log, less what is not shown. */
  readonly line: JsonObject;
}

/**
 * Of lines of the log, those that a task's numbers for a course are counted from, in their order and each once: what the
 * event picks behind it take under a key of the course. Of picks whose keys name no course, the events of the course. Without a
 * task every event counts.
 */
export function* eventsBehind(
  task: Task | undefined,
  lines: Iterable<string>,
  { courseKey, date, key, disclosure }: BehindQuestion,
): Generator<EventBehind> {
  const picks = task && originsOf(task).picks;
  const mark = courseKey === undefined ? '' : markOf(courseKey);
  const seen = new Set<string>();
  for (const line of lines) {
    if (!line.includes(mark) || isTooDeep(line)) continue;
    const event = parseLogEvent(line);
    if (event === undefined || event.date !== date) continue;
    if (event.id !== undefined && seen.size === seen.add(event.id).size) continue;
    const taken: (readonly [key: Tuple, tuple: Tuple])[] = [];
    const courses: string[] = [];
    const take = (under: Tuple, tuple: Tuple): void => {
      const course = under.find(isCourse) ?? event.courseIdOrUrl ?? '';
      if (courseKey !== undefined && course !== courseKey) return;
      taken.push([under, tuple]);
      courses.push(course);
    };
    if (picks === undefined) take([], []);
    for (const pick of picks ?? []) if (takesType(pick.types, event.type)) pick.pick(event, take);
    const [course] = courses;
    if (course === undefined) continue;
    const shown = shownEvent(event, taken, course, disclosure);
    if (key === undefined || isAbout(shown, key)) yield shown;
  }
}

function isCourse(field: string | null): field is string {
  return field !== null && isCourseId(field);
}

/** What is in every line of a course, however its key is written there. */
function markOf(courseKey: string): string {
  const words = courseKey.replace(/^course-v1:/, '').match(/[A-Za-z0-9_]+/g) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function isAbout({ username, counted }: EventBehind, key: string): boolean {
  return username === key || counted.some(({ value }) => value === key);
}

function shownEvent(
  event: LogEvent,
  taken: readonly (readonly [key: Tuple, tuple: Tuple])[],
  courseKey: string,
  disclosure: Disclosure,
): EventBehind {
  const { id, source } = event;
  const team = disclosure === 'team';
  const time = `${event.time ?? ''}Z`;
  const address = implicitEventOf(event.type);
  // An address may name somebody.
  const type = address?.name ?? event.type;
  const data = shownData(event, disclosure);
  const module = event.context()['module'];
  const line: JsonObject = {
    ...(id !== undefined && { id }),
    event_type: type,
    event_source: source,
    time,
    ...(team && { username: event.username }),
    context: {
      course_id: event.courseIdOrUrl ?? '',
      ...(team && event.userId !== '' && { user_id: event.userId }),
      ...(module !== undefined && team && { module }),
    },
    event: data,
  };
  const fires = address?.fires ?? eventNamed(event.type)?.fires;
  const counted = countedOf(event, taken, courseKey, data, team);
  const username = team ? event.username : null;
  return { id, time, type, fires, source, courseKey, username, counted, line };
}

function countedOf(
  event: LogEvent,
  taken: readonly (readonly [key: Tuple, tuple: Tuple])[],
  courseKey: string,
  data: JsonObject,
  team: boolean,
): EventBehind['counted'] {
  const known = new Set<string | null>([courseKey, event.username, event.userId, '', null]);
  for (const one of [event.time, event.date, event.type]) known.add(one ?? null);
  const found = new Map<string, EventBehind['counted'][number]>();
  const add = (field: string | null, named: boolean): void => {
    // Answers come as JSON, and are among the data where they are shown.
    if (field === null || known.has(field) || field.startsWith('{')) return;
    const value = withoutAddresses(field);
    if (value === takenOut) return;
    const member = memberOf(data, field);
    if (member === null && named && !team) return;
    found.set(`${member ?? ''} ${value}`, { member, value });
  };
  for (const [under, tuple] of taken) {
    // Keys may name another learner.
    for (const field of under) add(field, true);
    for (const field of tuple) add(field, false);
  }
  return [...found.values()];
}

/** The member of the data that has this value, as far as one shows it. */
function memberOf(data: JsonObject, field: string): string | null {
  const same = (value: Json | undefined) =>
    (typeof value === 'string' && value === field) ||
    (typeof value === 'number' && value === Number(field) && field.trim() !== '');
  return Object.keys(data).find((name) => same(data[name])) ?? null;
}
