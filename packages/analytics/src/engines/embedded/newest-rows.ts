import type { TakeText } from '../../tables/table-store.port.ts';
import { readTuple } from '../../tuples/tuple-bytes.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { KeyMerge } from './key-merge.ts';
import type { RunReader } from './run-reader.ts';

/** Takes the bytes of a row's text, good until it returns, and how often the row stands. */
export type TakeRow = (bytes: Buffer, start: number, end: number, times: number) => void;

/** Rows by key from segments of which a later one has all rows of each key that it names. `relation` of a reader is its age, 0 the oldest. */
export class NewestRows {
  readonly #merge: KeyMerge;

  constructor(readers: readonly RunReader[]) {
    this.#merge = new KeyMerge(readers, []);
  }

  get key(): Buffer {
    return this.#merge.key;
  }

  get keyEnd(): number {
    return this.#merge.keyEnd;
  }

  nextKey(): boolean {
    return this.#merge.nextKey();
  }

  seek(key: Uint8Array, length: number): boolean {
    return this.#merge.seek(key, length);
  }

  find(key: Uint8Array, length: number): boolean {
    return this.#merge.find(key, length);
  }

  /** Of the key it stands at; once, by any of these ways. */
  tuples(): Tuple[] {
    const tuples: Tuple[] = [];
    this.texts((bytes, start, end) => tuples.push(readTuple(bytes, start, end)));
    return tuples;
  }

  /** Each row as often as it stands. */
  texts(take: TakeText): void {
    this.eachRow((bytes, start, end, times) => {
      for (let time = 0; time < times; time += 1) take(bytes, start, end);
    });
  }

  eachRow(take: TakeRow): void {
    this.#merge.eachNewest(take);
  }
}
