import { KeyMerge } from './key-merge.ts';
import { countedRows, type CountedRow } from './row-output.ts';
import type { RunReader } from './run-reader.ts';

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

  /** Of the key it stands at; once. */
  rows(): CountedRow[] {
    return countedRows(this.#merge.newest());
  }
}
