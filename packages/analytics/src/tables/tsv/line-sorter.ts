import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { copyBytes } from '../../tuples/copy-bytes.ts';
import { sortStretches } from '../../tuples/sort-stretches.ts';
import { tupleRoom, writeTuple } from '../../tuples/tuple-bytes.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { mergeLines } from './merge-lines.ts';
import { readLines, writeChunks } from './line-files.ts';

export interface SortLimits {
  /** Bytes that are sorted in memory at once. */
  readonly atOnce?: number;
  /** Files that are merged at once. */
  readonly merged?: number;
}

/** Where its bytes are, and how often a line stands. */
const rowLength = 3;
const [startAt, endAt, timesAt] = [0, 1, 2];
const chunkBytes = 1 << 18;
const lineFeed = 0x0a;

/**
 * Takes lines without their ends, and writes them in the order of their bytes, which is that of code points, however many
 * they are: what does not fit into memory is in files meanwhile, whose names begin with `scratch`.
 */
export class LineSorter {
  readonly #scratch: string;
  readonly #atOnce: number;
  readonly #merged: number;
  readonly #runs: string[] = [];
  #made = 0;
  #bytes = Buffer.allocUnsafe(1 << 16);
  #used = 0;
  #rows = new Int32Array(1 << 12);
  #count = 0;

  constructor(scratch: string, { atOnce = 48_000_000, merged = 64 }: SortLimits = {}) {
    this.#scratch = scratch;
    this.#atOnce = atOnce;
    this.#merged = merged;
  }

  /** UTF-8 from `start` to `end`, a line that stands so many times. */
  add(bytes: Uint8Array, start: number, end: number, times: number): void {
    this.#reserve(end - start);
    this.#keep(copyBytes(bytes, start, end, this.#bytes, this.#used), times);
  }

  addTuple(tuple: Tuple): void {
    this.#reserve(tupleRoom(tuple));
    this.#keep(writeTuple(tuple, this.#bytes, this.#used), 1);
  }

  /** Writes all lines, each with a line feed behind it; durable when it resolves. */
  async writeTo(file: string): Promise<void> {
    if (this.#runs.length === 0) return writeChunks(file, this.#sorted());
    if (this.#count > 0) this.#spill();
    while (this.#runs.length > this.#merged) {
      const some = this.#runs.splice(0, this.#merged);
      const merged = this.#newRun();
      await writeChunks(merged, textOf(mergeLines(some.map(readLines))));
      this.#runs.push(merged);
      for (const run of some) rmSync(run);
    }
    await writeChunks(file, textOf(mergeLines(this.#runs.map(readLines))));
  }

  /** Takes away what it has in files. */
  clear(): void {
    for (const run of this.#runs) rmSync(run, { force: true });
  }

  #reserve(room: number): void {
    if (this.#used + room <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#used + room));
    this.#bytes.copy(wider, 0, 0, this.#used);
    this.#bytes = wider;
  }

  #keep(end: number, times: number): void {
    const row = this.#count * rowLength;
    if (row + rowLength > this.#rows.length) {
      const wider = new Int32Array(this.#rows.length * 2);
      wider.set(this.#rows);
      this.#rows = wider;
    }
    this.#rows[row + startAt] = this.#used;
    this.#rows[row + endAt] = end;
    this.#rows[row + timesAt] = times;
    this.#count += 1;
    this.#used = end;
    if (this.#used + 4 * rowLength * this.#count >= this.#atOnce) this.#spill();
  }

  #spill(): void {
    const run = this.#newRun();
    const file = openSync(run, 'w');
    this.#runs.push(run);
    try {
      for (const chunk of this.#sorted()) {
        for (let at = 0; at < chunk.length;) at += writeSync(file, chunk, at);
      }
    } finally {
      closeSync(file);
    }
    this.#used = this.#count = 0;
  }

  #newRun(): string {
    this.#made += 1;
    return `${this.#scratch}.${this.#made}`;
  }

  /** What is in memory; a chunk is good until the next. */
  *#sorted(): Generator<Buffer> {
    const rows = this.#rows;
    const numbers = Int32Array.from({ length: this.#count }, (_, number) => number);
    sortStretches(numbers, 0, this.#count, { bytes: this.#bytes, rows, rowLength, startAt, endAt });
    let chunk = Buffer.allocUnsafe(chunkBytes);
    let used = 0;
    for (const number of numbers) {
      const row = number * rowLength;
      const [start = 0, end = 0] = [rows[row + startAt], rows[row + endAt]];
      for (let left = rows[row + timesAt] ?? 0; left > 0; left -= 1) {
        if (used + end - start + 1 > chunk.length) {
          yield chunk.subarray(0, used);
          used = 0;
          if (end - start + 1 > chunk.length) chunk = Buffer.allocUnsafe(end - start + 1);
        }
        used = copyBytes(this.#bytes, start, end, chunk, used);
        chunk[used++] = lineFeed;
      }
    }
    if (used > 0) yield chunk.subarray(0, used);
  }
}

async function* textOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const line of lines) {
    text += `${line}\n`;
    if (text.length < chunkBytes) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
