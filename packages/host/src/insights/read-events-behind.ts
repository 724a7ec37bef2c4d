import { eventsBehind, originsOf, type BehindQuestion, type EventBehind } from '@coursewright/analytics';
import type { EventLog } from '@coursewright/core';
import { logOfDay } from './log-of-day.ts';
import { taskNamed } from './task-named.ts';

export interface EventsBehind {
  /** The newest first. */
  readonly events: readonly EventBehind[];
  /** There are more than these. */
  readonly more: boolean;
  /** False where the log of the day was too long to be read to its end. */
  readonly whole: boolean;
  /** Tables of the LMS that the numbers are counted from as well, or instead. */
  readonly sideTables: readonly string[];
  /** False where the numbers are counted from no events at all. */
  readonly fromEvents: boolean;
}

/** The newest events of a day that the numbers of a task for a course are counted from. Throws `not_found` for a task that is none. */
export async function readEventsBehind(
  log: Pick<EventLog, 'hours' | 'readHour'>,
  { task: name, limit, ...question }: BehindQuestion & { readonly task: string; readonly limit: number },
): Promise<EventsBehind> {
  const task = taskNamed(name);
  const { picks, sideTables } = originsOf(task);
  if (picks.length === 0) return { events: [], more: false, whole: true, sideTables, fromEvents: false };
  const found: EventBehind[] = [];
  const ids = new Set<string>();
  const day = logOfDay(log, question.date);
  for await (const lines of day.hours) {
    const ofHour = [...lastOf(eventsBehind(task, lines, question), limit + 1)];
    for (const event of ofHour.toReversed()) {
      if (event.id !== undefined && ids.size === ids.add(event.id).size) continue;
      found.push(event);
    }
    if (found.length > limit) break;
  }
  const events = found.toSorted((one, other) => (one.time < other.time ? 1 : -1)).slice(0, limit);
  return { events, more: found.length > limit, whole: day.isWhole(), sideTables, fromEvents: true };
}

function lastOf<T>(items: Iterable<T>, count: number): readonly T[] {
  const last: T[] = [];
  for (const item of items) {
    last.push(item);
    if (last.length > 2 * count) last.splice(0, last.length - count);
  }
  return last.slice(-count);
}
