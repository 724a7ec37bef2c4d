import { describe, expect, it } from 'vitest';
import { logOfDay } from './log-of-day.ts';

const hourLength = 3_600_000_000;
const start = Date.parse('2026-11-05T00:00:00Z') * 1000;

function logOf(hours: Readonly<Record<number, readonly (readonly string[])[]>>) {
  const read: number[] = [];
  return {
    read,
    hours: () =>
      Promise.resolve(
        Object.keys(hours).map((hour) => ({ hour: start + Number(hour) * hourLength, bytes: 1 })),
      ),
    readHour: async function* readHour(at: number) {
      const hour = (at - start) / hourLength;
      read.push(hour);
      yield* await Promise.resolve(hours[hour] ?? []);
    },
  };
}

async function linesOf(log: ReturnType<typeof logOf>) {
  const day = logOfDay(log, '2026-11-05');
  const lines: string[][] = [];
  for await (const hour of day.hours()) {
    const ofHour: string[] = [];
    for await (const some of hour) ofHour.push(...some.slice(0, 2));
    lines.push(ofHour);
  }
  return { lines, whole: day.isWhole() };
}

describe('the log of a day', () => {
  it('is its hours and the one behind them, the newest first', async () => {
    const log = logOf({ 0: [['a'], ['b']], 23: [['c']], 24: [['d']], 25: [['e']] });
    expect(await linesOf(log)).toEqual({ lines: [['d'], ['c'], ['a', 'b']], whole: true });
    expect(log.read).toEqual([24, 23, 0]);
  });

  it('is not read to its end where it is too long, and says so', async () => {
    const many = Array.from({ length: 1_500_000 }, () => '');
    const log = logOf({ 1: [['a']], 2: [many, many], 3: [['b']] });
    expect(await linesOf(log)).toEqual({ lines: [['b'], ['', '']], whole: false });
    expect(log.read).toEqual([3, 2]);
  });
});
