import { copyBytes } from '../../tuples/copy-bytes.ts';
import { hashOfBytes, sameBytes } from '../../tuples/hash-bytes.ts';
import { readTuple, tupleRoom } from '../../tuples/tuple-bytes.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { writeRow, type KeyBytes } from '../../tuples/write-row.ts';

/** The rows of a key as the bytes of their texts, one behind the other. */
export class RowList {
  bytes: Buffer = Buffer.allocUnsafe(1 << 12);
  length = 0;
  readonly #ends: number[] = [];

  clear(): void {
    this.length = 0;
  }

  /** A row of the key. */
  add(row: Tuple, key: KeyBytes): void {
    const start = this.end;
    this.#reserve(start + tupleRoom(row));
    this.#ends[this.length++] = writeRow(row, key, this.bytes, start);
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

  hash(row: number): number {
    return hashOfBytes(this.bytes, this.startOf(row), this.endOf(row), 0);
  }

  hasSame(row: number, other: RowList, otherRow: number): boolean {
    const start = this.startOf(row);
    const end = this.endOf(row);
    const from = other.startOf(otherRow);
    const to = other.endOf(otherRow);
    return sameBytes(this.bytes, start, end, other.bytes, from, to);
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
  const oldEnd = old.length - behind;
  const nowEnd = now.length - behind;
  // Old rows by the hashes of their bytes; those with the same one behind each other, as their number + 1.
  const places = new Int32Array(2 << (31 - Math.clz32(oldEnd - before + 1)));
  const nextOf = new Int32Array(oldEnd - before);
  const placeOf = (list: RowList, row: number) => list.hash(row) & (places.length - 1);
  for (let row = before; row < oldEnd; row += 1) {
    const place = placeOf(old, row);
    nextOf[row - before] = places[place] ?? 0;
    places[place] = row + 1;
  }
  const stays = new Uint8Array(oldEnd - before);
  for (let row = before; row < nowEnd; row += 1) {
    let same = places[placeOf(now, row)] ?? 0;
    while (same !== 0 && (stays[same - 1 - before] === 1 || !old.hasSame(same - 1, now, row)))
      same = nextOf[same - 1 - before] ?? 0;
    if (same === 0) take(now.tuple(row), 1);
    else stays[same - 1 - before] = 1;
  }
  for (let row = before; row < oldEnd; row += 1) if (stays[row - before] === 0) take(old.tuple(row), -1);
}
