import { tupleText, type Occurrence, type Tuple } from '../../tuples/tuple.ts';
import type { SegmentWriter } from './segment-writer.ts';

/** A row as text, and how often it stands in its table. */
export interface CountedRow {
  readonly text: string;
  readonly tuple: Tuple;
  readonly times: number;
}

/** The rows of one key, equal ones once with their number. */
export function countRows(rows: Iterable<Tuple>): CountedRow[] {
  const counted = new Map<string, CountedRow>();
  for (const tuple of rows) {
    const text = tupleText(tuple);
    counted.set(text, { text, tuple, times: (counted.get(text)?.times ?? 0) + 1 });
  }
  return [...counted.values()];
}

export function countedRows(occurrences: Iterable<Occurrence>): CountedRow[] {
  return Array.from(occurrences, ({ tuple, times }) => ({ text: tupleText(tuple), tuple, times }));
}

/** What has to be added to the old rows to have the new ones; rows that go have a negative number. */
export function rowDifference(old: readonly CountedRow[], now: readonly CountedRow[]): CountedRow[] {
  const left = new Map(now.map((row) => [row.text, row]));
  for (const row of old) {
    const times = (left.get(row.text)?.times ?? 0) - row.times;
    if (times === 0) left.delete(row.text);
    else left.set(row.text, { ...row, times });
  }
  return [...left.values()];
}

/** Writes all rows of the key that was begun, and ends it. */
export function writeRows(writer: SegmentWriter, rows: readonly CountedRow[]): void {
  if (rows.length === 0) writer.textEntry('', 0);
  for (const { text, times } of rows) writer.textEntry(text, times);
  writer.endKey();
}
