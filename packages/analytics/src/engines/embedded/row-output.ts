import { compareBytes, tupleText, type Occurrence, type Tuple } from '../../tuples/tuple.ts';
import type { SegmentWriter } from './segment-writer.ts';

/** A row as text, and how often it stands in its table. */
export interface CountedRow {
  readonly text: string;
  readonly tuple: Tuple;
  readonly times: number;
}

/** The rows of one key, sorted, equal ones once with their number. */
export function countRows(rows: Iterable<Tuple>): CountedRow[] {
  const counted: CountedRow[] = [];
  let isSorted = true;
  for (const tuple of rows) {
    const row = { text: tupleText(tuple), tuple, times: 1 };
    const before = counted.at(-1);
    if (before !== undefined && isSorted && compareBytes(before.text, row.text) >= 0) isSorted = false;
    counted.push(row);
  }
  return isSorted ? counted : merged(counted.sort((a, b) => compareBytes(a.text, b.text)));
}

function merged(sorted: readonly CountedRow[]): CountedRow[] {
  const rows: CountedRow[] = [];
  for (const row of sorted) {
    const before = rows.at(-1);
    if (before?.text === row.text) rows[rows.length - 1] = { ...row, times: before.times + row.times };
    else rows.push(row);
  }
  return rows;
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

/** Writes all rows that a key has now; no rows say that it has none any more. */
export function writeRows(
  writer: SegmentWriter,
  key: Uint8Array,
  keyEnd: number,
  rows: readonly CountedRow[],
): void {
  writer.beginKey(key, 0, keyEnd);
  if (rows.length === 0) writer.textEntry('', 0);
  for (const { text, times } of rows) writer.textEntry(text, times);
  writer.endKey();
}
