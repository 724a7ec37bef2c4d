import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';
import { isCourseId } from '../log/course-ids.ts';
import type { LineFault } from './lint-codes.ts';

type Kind = 'text' | 'text or null' | 'number, text or null' | 'object';

// Open edX developer guide, tracking logs, "Common Fields". `name` came in May 2014, `referer` and `accept_language` in February 2015.
const line: Readonly<Record<string, Kind>> = {
  event_type: 'text',
  event_source: 'text',
  time: 'text',
  username: 'text or null',
  context: 'object',
  host: 'text or null',
  ip: 'text or null',
  agent: 'text or null',
};
const optional: Readonly<Record<string, Kind>> = {
  name: 'text or null',
  page: 'text or null',
  session: 'text or null',
  referer: 'text or null',
  accept_language: 'text or null',
};
const inContext: Readonly<Record<string, Kind>> = {
  course_id: 'text or null',
  org_id: 'text or null',
  user_id: 'number, text or null',
};
const sources = ['browser', 'mobile', 'server', 'task'];

/** What is wrong with the members that all events have. */
export function checkEnvelope(json: JsonObject): readonly LineFault[] {
  const { context } = json;
  const faults = [
    ...wrongKinds(json, line, ''),
    ...wrongKinds(json, optional, '').filter(({ path }) => json[path] !== undefined),
  ];
  if (json['event'] === undefined) {
    faults.push({ code: 'bad_envelope', path: 'event', message: 'The line has no event.' });
  }
  const source = json['event_source'];
  if (typeof source === 'string' && !sources.includes(source)) {
    faults.push({
      code: 'bad_envelope',
      path: 'event_source',
      message: 'The source is none of browser, mobile, server and task.',
    });
  }
  if (context === undefined || !isJsonObject(context)) return faults;
  return [...faults, ...wrongKinds(context, inContext, 'context.'), ...courseFaults(context['course_id'])];
}

function courseFaults(course: Json | undefined): readonly LineFault[] {
  if (typeof course !== 'string' || course === '' || isCourseId(course)) return [];
  const message =
    course.trim() !== course && isCourseId(course.trim())
      ? 'The course key has white space around it.'
      : 'This is no course key.';
  return [{ code: 'bad_course_key', path: 'context.course_id', message }];
}

function wrongKinds(object: JsonObject, kinds: Readonly<Record<string, Kind>>, before: string): LineFault[] {
  return Object.entries(kinds).flatMap(([member, kind]): LineFault[] => {
    const value = object[member];
    if (value !== undefined && isOf(kind, value)) return [];
    const path = `${before}${member}`;
    const message = value === undefined ? `The line has no ${path}.` : `This is to be ${kind}.`;
    return [{ code: 'bad_envelope', path, message }];
  });
}

function isOf(kind: Kind, value: Json): boolean {
  if (kind === 'object') return isJsonObject(value);
  if (typeof value === 'string') return true;
  if (kind === 'text') return false;
  return value === null || (kind === 'number, text or null' && typeof value === 'number');
}
