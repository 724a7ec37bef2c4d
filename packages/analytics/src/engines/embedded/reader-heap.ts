import type { RunReader } from './run-reader.ts';

/** A binary heap of readers that stand at entries: the least first. */
export class ReaderHeap {
  readonly #readers: RunReader[] = [];
  readonly #compare: (a: RunReader, b: RunReader) => number;

  constructor(compare: (a: RunReader, b: RunReader) => number) {
    this.#compare = compare;
  }

  get first(): RunReader | undefined {
    return this.#readers[0];
  }

  clear(): void {
    this.#readers.length = 0;
  }

  push(reader: RunReader): void {
    const readers = this.#readers;
    let at = readers.push(reader) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = readers[above];
      if (other === undefined || this.#compare(reader, other) >= 0) break;
      readers[at] = other;
      at = above;
    }
    readers[at] = reader;
  }

  /** Takes the first on to its next entry, or out where it has no more. */
  advance(): void {
    const readers = this.#readers;
    const [first] = readers;
    if (first?.nextEntry() === true) this.#sink(first);
    else {
      const last = readers.pop();
      if (last !== undefined && readers.length > 0) this.#sink(last);
    }
  }

  /** Puts the reader where it belongs, there being room for it at the top. */
  #sink(moved: RunReader): void {
    const readers = this.#readers;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      let other = readers[below];
      if (other === undefined) break;
      const right = readers[below + 1];
      if (right !== undefined && this.#compare(right, other) < 0) {
        below += 1;
        other = right;
      }
      if (this.#compare(moved, other) <= 0) break;
      readers[at] = other;
      at = below;
    }
    readers[at] = moved;
  }
}
