import type { EventPick, Range } from '../../tasks/define-task.ts';
import type { Partition } from './engine-state.ts';

/** By partition the days of it that count; none yet of one whose days are still to come. */
export type CountedDays = Readonly<Record<string, readonly string[]>>;

export interface DaysInput {
  readonly range: Range;
  readonly overwriteDays: number | undefined;
  /** Of the files as they are now. */
  readonly current: readonly Partition[];
  readonly daysOf: (partition: Partition) => readonly string[];
  readonly before: CountedDays;
  readonly partitionOf: (id: string) => Partition | undefined;
}

/**
 * Which days of which partitions count: those of the range, of the files as they are. With `overwriteDays` only so many days
 * before the range's end are taken anew; earlier ones count as they did in the run before, none where there was none (the
 * original's `--overwrite-n-days` over its warehouse).
 */
export function chooseDays(input: DaysInput): CountedDays {
  const { range, overwriteDays, current, daysOf, before, partitionOf } = input;
  const from =
    overwriteDays === undefined ? range.from : laterDay(range.from, addDays(range.to, -overwriteDays));
  const counted: Record<string, string[]> = {};
  const count = (id: string, days: readonly string[]): void => {
    counted[id] = [...new Set([...(counted[id] ?? []), ...days])].sort();
  };
  for (const partition of current) {
    count(
      partition.id,
      daysOf(partition).filter((day) => day === '' || (day >= from && day < range.to)),
    );
  }
  if (overwriteDays === undefined) return counted;
  const files = new Set(current.map(({ file }) => file));
  for (const [id, days] of Object.entries(before)) {
    const isGone = !files.has(partitionOf(id)?.file ?? '');
    count(
      id,
      days.filter((day) => (day === '' ? isGone : day >= range.from && day < from)),
    );
  }
  return counted;
}

/** Is what was picked on that day among what counts? `''` is a day of its own: that of picks which take any date. */
export function takesDay(pick: EventPick, date: string): boolean {
  return (pick.undated === true) === (date === '');
}

/** `YYYY-MM-DD`, so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function laterDay(a: string, b: string): string {
  return a > b ? a : b;
}
