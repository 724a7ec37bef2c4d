import type { FoldContext } from '../define-task.ts';

/** What folds are given in tests. `interval`: `2013-01-01` for one day, `2013-01-01-2013-01-03` for the days before the second. */
export function taskContext(interval: string, more: Partial<FoldContext> = {}): FoldContext {
  const from = interval.slice(0, 10);
  const range = { from, to: interval.slice(11) || nextDay(from) };
  return { range, videoDropoff: 0.05, weeks: 24, countryOf: () => undefined, ...more };
}

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
