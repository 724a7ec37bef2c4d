import { copyBytes } from '../../tuples/copy-bytes.ts';
import { compareStretches, readTuple, tupleRoom, writeTuple } from '../../tuples/tuple-bytes.ts';
import type { Tuple } from '../../tuples/tuple.ts';

/** The rows of a key as the bytes of their texts, one behind the other. */
export class RowList {
  bytes: Buffer = Buffer.allocUnsafe(1 << 12);
  length = 0;
  readonly #ends: number[] = [];

  clear(): void {
    this.length = 0;
  }

  add(row: Tuple): void {
    const start = this.end;
    this.#reserve(start + tupleRoom(row));
    this.#ends[this.length++] = writeTuple(row, this.bytes, start);
  }

  addBytes(bytes: Uint8Array, from: number, to: number): void {
    const start = this.end;
    this.#reserve(start + to - from);
    this.#ends[this.length++] = copyBytes(bytes, from, to, this.bytes, start);
  }

  /** Where all rows end. */
  get end(): number {
    return this.startOf(this.length);
  }

  startOf(row: number): number {
    return row === 0 ? 0 : (this.#ends[row - 1] ?? 0);
  }

  endOf(row: number): number {
    return this.#ends[row] ?? 0;
  }

  tuple(row: number): Tuple {
    return readTuple(this.bytes, this.startOf(row), this.endOf(row));
  }

  text(row: number): string {
    return this.bytes.toString('utf8', this.startOf(row), this.endOf(row));
  }

  hasSame(row: number, other: RowList, otherRow: number): boolean {
    const start = this.startOf(row);
    const end = this.endOf(row);
    const from = other.startOf(otherRow);
    const to = other.endOf(otherRow);
    return end - start === to - from && compareStretches(this.bytes, start, end, other.bytes, from, to) === 0;
  }

  #reserve(room: number): void {
    if (room <= this.bytes.length) return;
    const wider = Buffer.allocUnsafe(room * 2);
    this.bytes.copy(wider, 0, 0, this.end);
    this.bytes = wider;
  }
}

/** Rows that stand in both lists before and behind all others: most of a key's, where a day came to it. */
export interface SameEnds {
  readonly before: number;
  readonly behind: number;
}

/** undefined where the lists are the same. */
export function sameEnds(old: RowList, now: RowList): SameEnds | undefined {
  const least = Math.min(old.length, now.length);
  let before = 0;
  while (before < least && old.hasSame(before, now, before)) before += 1;
  if (before === old.length && before === now.length) return undefined;
  let behind = 0;
  while (behind < least - before && old.hasSame(old.length - 1 - behind, now, now.length - 1 - behind))
    behind += 1;
  return { before, behind };
}

/** What has to be added to the old rows to have the new ones; rows that go have a negative number. */
export function eachDifference(
  old: RowList,
  now: RowList,
  { before, behind }: SameEnds,
  take: (row: Tuple, times: number) => void,
): void {
  const changes = new Map<string, { readonly list: RowList; readonly row: number; times: number }>();
  const count = (list: RowList, times: number): void => {
    for (let row = before; row < list.length - behind; row += 1) {
      const text = list.text(row);
      const known = changes.get(text);
      if (known === undefined) changes.set(text, { list, row, times });
      else known.times += times;
    }
  };
  count(old, -1);
  count(now, 1);
  for (const { list, row, times } of changes.values()) if (times !== 0) take(list.tuple(row), times);
}
