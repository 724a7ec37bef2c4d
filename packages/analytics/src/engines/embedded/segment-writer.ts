import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { copyBytes } from '../../tuples/copy-bytes.ts';
import { tupleRoom } from '../../tuples/tuple-bytes.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { writeRow, type KeyBytes } from '../../tuples/write-row.ts';
import { LastKey } from './last-key.ts';
import { magic, trailerBytes, type Run } from './segment.ts';

const bufferBytes = 1 << 18;
const indexEvery = 1 << 14;
/** Of most entries. */
const lengthBytes = 2;

/**
 * Writes a segment: `beginRun`, then keys in the order of their bytes, each with its entries in theirs, `endRun`; `finish`
 * makes the file appear under its name, whole; it is durable once it is synced (sync-files.ts).
 *
 * A key is how many bytes it shares with the one before (none where the index names it), how many others it has, and these,
 * then entries, then 0; an entry is its length + 1, its bytes (the tuple, and where it is of
 * an event of ours a zero byte and the event's id), how often it came (×2, odd for less than none; ×2 again, odd with an id),
 * and where there is an id the length of that part.
 */
export class SegmentWriter {
  readonly #path: string;
  readonly #file: number;
  readonly #runs: Run[] = [];
  #buffer = Buffer.allocUnsafe(bufferBytes);
  #used = 0;
  #written = 0;
  #run: { relation: string; date: string; offset: number } = { relation: '', date: '', offset: 0 };
  #keys = 0;
  #indexedAt = 0;
  #index: Buffer[] = [];
  readonly #lastKey = new LastKey();

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(`${path}.part`, 'w');
  }

  /** Bytes so far. */
  get position(): number {
    return this.#written + this.#used;
  }

  beginRun(relation: string, date: string): void {
    this.#run = { relation, date, offset: this.position };
    this.#keys = 0;
    this.#lastKey.forget();
    this.#indexedAt = this.position;
    this.#index = [];
  }

  beginKey(bytes: Uint8Array, start: number, end: number): void {
    if (this.position - this.#indexedAt >= indexEvery) {
      this.#addToIndex(bytes.subarray(start, end));
      this.#lastKey.forget();
    }
    this.#keys += 1;
    const shared = this.#lastKey.replace(bytes, start, end);
    this.#reserve(end - start + 20);
    this.#varint(shared);
    this.#varint(end - start - shared);
    this.#copy(bytes, start + shared, end);
  }

  entry(bytes: Uint8Array, start: number, end: number, ids: number, times: number): void {
    this.#reserve(end - start + 30);
    this.#varint(end - start + 1);
    this.#copy(bytes, start, end);
    this.#varint(timesOf(times) + (ids === 0 ? 0 : 1));
    if (ids !== 0) this.#varint(ids);
  }

  /** An entry that is of no event. */
  textEntry(text: string, times: number): void {
    this.#reserve(3 * text.length + 30);
    this.#varint(Buffer.byteLength(text) + 1);
    this.#used += this.#buffer.write(text, this.#used);
    this.#varint(timesOf(times));
  }

  /** In place of entries: there are none, or none any more. */
  noEntry(): void {
    this.textEntry('', 0);
  }

  /** The same as `entry` of a row of the key, which is there once. */
  rowEntry(row: Tuple, key: KeyBytes): void {
    const room = tupleRoom(row);
    this.#reserve(room + 30);
    const start = this.#used + lengthBytes;
    const end = writeRow(row, key, this.#buffer, start);
    const length = end - start + 1;
    if (length < 0x80 * 0x80) {
      // In two bytes however short it is, so that it can stand before what is written already.
      this.#buffer[this.#used] = (length % 0x80) | 0x80;
      this.#buffer[this.#used + 1] = Math.floor(length / 0x80);
      this.#used = end;
    } else {
      const bytes = Buffer.from(this.#buffer.subarray(start, end));
      this.#varint(length);
      this.#copy(bytes, 0, bytes.length);
    }
    this.#varint(timesOf(1));
  }

  endKey(): void {
    this.#reserve(1);
    this.#buffer[this.#used++] = 0;
  }

  endRun(): void {
    const { relation, date, offset } = this.#run;
    const length = this.position - offset;
    const indexOffset = this.position;
    for (const entry of this.#index) {
      this.#reserve(entry.length);
      this.#copy(entry, 0, entry.length);
    }
    const indexLength = this.position - indexOffset;
    if (this.#keys > 0)
      this.#runs.push({ relation, date, offset, length, keys: this.#keys, indexOffset, indexLength });
  }

  get runs(): readonly Run[] {
    return this.#runs;
  }

  finish(): void {
    const directory = Buffer.from(JSON.stringify({ runs: this.#runs }));
    const trailer = Buffer.alloc(trailerBytes);
    trailer.writeBigUInt64LE(BigInt(directory.length), 0);
    trailer.write(magic, 8, 'latin1');
    for (const part of [directory, trailer]) {
      this.#reserve(part.length);
      this.#copy(part, 0, part.length);
    }
    this.#flush();
    closeSync(this.#file);
    renameSync(`${this.#path}.part`, this.#path);
  }

  abandon(): void {
    closeSync(this.#file);
    rmSync(`${this.#path}.part`, { force: true });
  }

  #addToIndex(key: Uint8Array): void {
    const entry = Buffer.alloc(12 + key.length);
    entry.writeUInt32LE(key.length, 0);
    entry.writeBigUInt64LE(BigInt(this.position - this.#run.offset), 4);
    entry.set(key, 12);
    this.#index.push(entry);
    this.#indexedAt = this.position;
  }

  #reserve(room: number): void {
    if (this.#used + room <= this.#buffer.length) return;
    this.#flush();
    if (room > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(room * 2);
  }

  #flush(): void {
    for (let at = 0; at < this.#used;) at += writeSync(this.#file, this.#buffer, at, this.#used - at);
    this.#written += this.#used;
    this.#used = 0;
  }

  #copy(bytes: Uint8Array, start: number, end: number): void {
    this.#used = copyBytes(bytes, start, end, this.#buffer, this.#used);
  }

  #varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.#buffer[this.#used++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#buffer[this.#used++] = rest;
  }
}

/** How often, as it stands in a file: twice that, one more where it is negative; the last bit says whether an id follows. */
function timesOf(times: number): number {
  return 2 * (times < 0 ? -2 * times + 1 : 2 * times);
}
