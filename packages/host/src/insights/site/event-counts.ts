import type { EventLog, Instant } from '@coursewright/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

export interface DayEvents {
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
  /** null where hours of the day are still to be counted. */
  readonly events: number | null;
}

export interface EventCounts {
  /**
   * The last so many days as far back as the log goes, the oldest first. What is not counted yet is counted from now on;
   * it is waited for so long and no longer.
   */
  perDay(days: number, waitMs: number): Promise<readonly DayEvents[]>;
  /** When the newest event of the log happened; undefined where there is none, or it is still to be read. */
  newest(): Promise<Instant | undefined>;
}

interface HourCount {
  /** Of the hour when it was counted: where it has grown since, it is counted again. */
  readonly bytes: number;
  readonly lines: number;
  readonly newest: Instant | undefined;
}

const dayLength = 86_400_000_000;
const timed = z.object({ time: z.iso.datetime({ offset: true }) });

/** Counts the lines of the log, each hour once: a past hour does not change. */
export function eventCounts({
  log,
  now,
  onError,
}: {
  readonly log: Pick<EventLog, 'hours' | 'readHour'>;
  readonly now: () => Instant;
  readonly onError: (error: unknown) => void;
}): EventCounts {
  const known = new Map<Instant, HourCount>();
  let counting: Promise<void> | undefined;

  const hoursSince = async (from: Instant) => (await log.hours()).filter(({ hour }) => hour >= from);
  const countAll = async (from: Instant): Promise<void> => {
    for (const hour of known.keys()) if (hour < from) known.delete(hour);
    for (const { hour, bytes } of (await hoursSince(from)).toReversed())
      if (known.get(hour)?.bytes !== bytes) known.set(hour, await countHour(log, hour, bytes));
  };
  const count = (from: Instant): Promise<void> => {
    counting ??= countAll(from)
      .catch(onError)
      .finally(() => {
        counting = undefined;
      });
    return counting;
  };

  return {
    perDay: async (days, waitMs) => {
      const today = Math.floor(now() / dayLength) * dayLength;
      const from = today - (days - 1) * dayLength;
      await Promise.race([count(from), sleep(waitMs, undefined, { ref: false })]);
      const hours = await hoursSince(from);
      const first = hours[0];
      if (first === undefined) return [];
      const start = Math.floor(first.hour / dayLength) * dayLength;
      return Array.from({ length: (today - start) / dayLength + 1 }, (_none, index) => {
        const at = start + index * dayLength;
        const ofDay = hours.filter(({ hour }) => hour >= at && hour < at + dayLength);
        const counts = ofDay.map(({ hour }) => known.get(hour)?.lines);
        const isCounted = counts.every((lines) => lines !== undefined);
        return {
          date: new Date(at / 1000).toISOString().slice(0, 10),
          events: isCounted ? counts.reduce((sum, lines) => sum + lines, 0) : null,
        };
      });
    },
    newest: async () => {
      const last = (await log.hours()).at(-1);
      if (last === undefined) return undefined;
      const found = known.get(last.hour);
      if (found?.bytes === last.bytes) return found.newest;
      const counted = await countHour(log, last.hour, last.bytes);
      known.set(last.hour, counted);
      return counted.newest;
    },
  };
}

async function countHour(log: Pick<EventLog, 'readHour'>, hour: Instant, bytes: number): Promise<HourCount> {
  let lines = 0;
  let last = '';
  for await (const some of log.readHour(hour)) {
    lines += some.length;
    last = some.at(-1) ?? last;
  }
  return { bytes, lines, newest: timeOf(last) };
}

function timeOf(line: string): Instant | undefined {
  try {
    const parsed = timed.safeParse(JSON.parse(line));
    return parsed.success ? Date.parse(parsed.data.time) * 1000 : undefined;
  } catch {
    return undefined;
  }
}
