import { compareBytes, tupleText, type Occurrence, type Tuple } from '../../tasks/tuple.ts';
import type { SegmentWriter } from './segment-writer.ts';

/** A row as text, and how often it stands in its table. */
export interface CountedRow {
  readonly text: string;
  readonly tuple: Tuple;
  readonly times: number;
}

/** The rows of one key, sorted, equal ones once with their number. */
export function countRows(rows: Iterable<Tuple>): CountedRow[] {
  const counted = new Map<string, CountedRow>();
  for (const tuple of rows) {
    const text = tupleText(tuple);
    counted.set(text, { text, tuple, times: (counted.get(text)?.times ?? 0) + 1 });
  }
  return counted.size === 1 ? [...counted.values()] : sorted([...counted.values()]);
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

const none = Buffer.alloc(0);

/** Writes all rows that a key has now; no rows say that it has none any more. */
export function writeRows(
  writer: SegmentWriter,
  key: Uint8Array,
  keyEnd: number,
  rows: readonly CountedRow[],
): void {
  writer.beginKey(key, 0, keyEnd);
  if (rows.length === 0) writer.entry(none, 0, 0, 0, 0);
  for (const { text, times } of rows) {
    const bytes = Buffer.from(text);
    writer.entry(bytes, 0, bytes.length, 0, times);
  }
  writer.endKey();
}

function sorted(rows: CountedRow[]): CountedRow[] {
  return rows.sort((a, b) => compareBytes(a.text, b.text));
}
