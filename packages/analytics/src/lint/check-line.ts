import { eventNamed, implicitEventOf, type EventSource, type JsonObject } from '@coursewright/core';
import { checkData } from './check-data.ts';
import { checkEnvelope } from './check-envelope.ts';
import { checkTime } from './check-time.ts';
import type { LineFault } from './lint-codes.ts';
import { parseLogLine } from './parse-log-line.ts';

export interface CheckedLine {
  /** The event's name; that of its kind for an address; undefined where the line has none. */
  readonly name: string | undefined;
  readonly source: string;
  readonly prefixed: boolean;
  readonly faults: readonly LineFault[];
}

export interface CheckOptions {
  /** What the names of a site's own events begin with; nothing is known of their data. */
  readonly allow: readonly string[];
  /** ms. */
  readonly now: number;
}

const sources: readonly string[] = ['server', 'browser', 'mobile', 'task'] satisfies EventSource[];

/** Everything that is wrong with a line of a tracking log. */
export function checkLine(line: Buffer, options: CheckOptions): CheckedLine {
  const { json, prefixed, faults } = parseLogLine(line);
  if (json === undefined) return { name: undefined, source: '', prefixed, faults };
  const source = text(json, 'event_source');
  const type = text(json, 'event_type');
  const name = text(json, 'name') || type;
  return {
    name: eventNamed(name)?.name ?? implicitEventOf(name)?.name ?? (name === '' ? undefined : name),
    source: sources.includes(source) ? source : '',
    prefixed,
    faults: [
      ...faults,
      ...checkEnvelope(json),
      ...checkTime(json['time'], options.now),
      ...(name === '' ? [] : checkName({ json, name, source, type }, options.allow)),
    ],
  };
}

interface Named {
  readonly json: JsonObject;
  readonly name: string;
  readonly source: string;
  readonly type: string;
}

function checkName({ json, name, source, type }: Named, allow: readonly string[]): readonly LineFault[] {
  // A page's own name for what it did supersedes the type, which may be of older logs.
  const event = eventNamed(name) ?? eventNamed(type);
  if (event === undefined) {
    if (implicitEventOf(name) !== undefined || allow.some((prefix) => name.startsWith(prefix))) return [];
    return [{ code: 'unknown_event', path: 'name', message: 'Open edX has no event of this name.' }];
  }
  const from = event.sources ?? ['server'];
  const odd =
    sources.includes(source) && !from.some((known) => known === source)
      ? [
          {
            code: 'odd_source',
            path: 'event_source',
            message: `In Open edX this event comes from ${from.join(' or ')}.`,
          } as const,
        ]
      : [];
  return [...odd, ...checkData(event, json['event'], source)];
}

function text(json: JsonObject, member: string): string {
  const value = json[member];
  return typeof value === 'string' ? value : '';
}
