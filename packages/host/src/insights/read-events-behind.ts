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

/** The newest events of a day that the numbers of a task are counted from; without a task, of all that happened. Throws `not_found` for a task that is none. */
export async function readEventsBehind(
  log: Pick<EventLog, 'hours' | 'readHour'>,
  {
    task: name,
    limit,
    ...question
  }: BehindQuestion & { readonly task: string | undefined; readonly limit: number },
): Promise<EventsBehind> {
  const task = name === undefined ? undefined : taskNamed(name);
  const { picks, sideTables } = task === undefined ? { picks: undefined, sideTables: [] } : originsOf(task);
  if (picks?.length === 0) return { events: [], more: false, whole: true, sideTables, fromEvents: false };
  const found: EventBehind[] = [];
  const ids = new Set<string>();
  const day = logOfDay(log, question.date);
  for await (const hour of day.hours()) {
    const ofHour: EventBehind[] = [];
    // A piece at a time: others are answered in between.
    for await (const lines of hour) {
      for (const event of eventsBehind(task, lines, question)) {
        if (event.id !== undefined && ids.size === ids.add(event.id).size) continue;
        ofHour.push(event);
      }
      ofHour.splice(0, ofHour.length - limit - 1);
    }
    found.push(...ofHour.toReversed());
    if (found.length > limit) break;
  }
  const events = found.toSorted((one, other) => (one.time < other.time ? 1 : -1)).slice(0, limit);
  return { events, more: found.length > limit, whole: day.isWhole(), sideTables, fromEvents: true };
}
