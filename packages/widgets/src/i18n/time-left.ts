import type { Localize } from './localize.ts';

/** `9 minutes and 35 seconds`, in the learner's language; hours for long waits. */
export function timeLeft(words: Localize, seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  return words.list(
    (told.length === 0 ? parts.slice(-1) : told).map(([count, unit]) =>
      words.number(count, { style: 'unit', unit, unitDisplay: 'long' }),
    ),
  );
}
