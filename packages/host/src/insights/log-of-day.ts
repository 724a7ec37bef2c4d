import type { EventLog } from '@coursewright/core';

const hourLength = 3_600_000_000;

/** Lines of a day are read until so many of them have been seen. */
const mostLines = 2_000_000;

export interface LogOfDay {
  /** The hours, the newest first, each as its lines come, the oldest first. */
  hours(): AsyncIterable<AsyncIterable<readonly string[]>>;
  /** False as soon as the day turned out too long to be read to its end. */
  isWhole(): boolean;
}

/** What the log holds of the hours of a day (`YYYY-MM-DD`, UTC), and of the hour behind it: lines are written a little later than they happen. */
export function logOfDay(log: Pick<EventLog, 'hours' | 'readHour'>, date: string): LogOfDay {
  let left = mostLines;
  async function* linesOf(hour: number): AsyncGenerator<readonly string[]> {
    for await (const lines of log.readHour(hour)) {
      left -= lines.length;
      if (left < 0) return;
      yield lines;
    }
  }
  return {
    hours: async function* hours() {
      const start = Date.parse(`${date}T00:00:00Z`) * 1000;
      const held = (await log.hours()).filter(({ hour }) => hour >= start && hour <= start + 24 * hourLength);
      for (const { hour } of held.toReversed()) if (left >= 0) yield linesOf(hour);
    },
    isWhole: () => left >= 0,
  };
}
