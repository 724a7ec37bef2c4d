import { copyBytes } from '../../tuples/copy-bytes.ts';
import { compareStretches } from '../../tuples/tuple-bytes.ts';
import { ReaderHeap } from './reader-heap.ts';
import type { RunReader } from './run-reader.ts';

/**
 * The entries that several readers have under one key, as one: `start` puts readers in that stand at their first entries, then
 * `next` goes from tuple to tuple, or `nextStored` from entry to entry.
 */
export class EntryMerge {
  /** What it stands at, good until the next call. */
  bytes: Buffer = Buffer.allocUnsafe(1024);
  begin = 0;
  end = 0;
  /** Of an entry as it is stored, how many of the last bytes are of an event's id. */
  ids = 0;
  times = 0;
  readonly #heap = new ReaderHeap(
    (a, b) =>
      compareStretches(a.bytes, a.entryStart, a.entryEnd, b.bytes, b.entryStart, b.entryEnd) ||
      a.relation - b.relation,
  );
  /** The only reader, which nothing has to be compared with as long as no event's id comes. */
  #alone: RunReader | undefined;
  #isFresh = false;
  #tuple: Buffer = Buffer.allocUnsafe(1024);
  #id: Buffer = Buffer.allocUnsafe(64);

  start(readers: readonly RunReader[]): void {
    const [only] = readers;
    this.#heap.clear();
    this.#alone = undefined;
    if (readers.length === 1 && only !== undefined) {
      this.#alone = only;
      this.#isFresh = true;
    } else for (const reader of readers) this.#heap.push(reader);
  }

  /** Goes to the next tuple, of all runs together; what is of one event is counted once, and what comes zero times is left out. */
  next(): boolean {
    const alone = this.#alone;
    if (alone === undefined) return this.#nextMerged();
    while (this.#isFresh || alone.nextEntry()) {
      this.#isFresh = false;
      if (alone.tupleEnd !== alone.entryEnd) {
        this.#alone = undefined;
        this.#heap.push(alone);
        return this.#nextMerged();
      }
      if (alone.times === 0) continue;
      this.bytes = alone.bytes;
      this.begin = alone.entryStart;
      this.end = alone.tupleEnd;
      this.times = alone.times;
      return true;
    }
    this.#alone = undefined;
    return false;
  }

  #nextMerged(): boolean {
    const heap = this.#heap;
    for (let reader = heap.first; reader !== undefined; reader = heap.first) {
      const length = reader.tupleEnd - reader.entryStart;
      this.#tuple = kept(this.#tuple, reader.bytes, reader.entryStart, reader.tupleEnd);
      const sum = this.#sum(length);
      if (sum === 0) continue;
      this.bytes = this.#tuple;
      this.begin = 0;
      this.end = length;
      this.times = sum;
      return true;
    }
    return false;
  }

  /** How often the tuple that was kept comes; goes behind it. */
  #sum(length: number): number {
    const heap = this.#heap;
    let sum = 0;
    // Of the event that gave the entry before.
    let idLength = 0;
    let idTimes = 0;
    let idRelation = -1;
    for (let reader = heap.first; reader !== undefined; reader = heap.first) {
      const { bytes, entryStart, tupleEnd, entryEnd, times, relation } = reader;
      if (compareStretches(this.#tuple, 0, length, bytes, entryStart, tupleEnd) !== 0) break;
      const ids = entryEnd - tupleEnd;
      const isSameEvent =
        ids > 0 &&
        idRelation === relation &&
        compareStretches(this.#id, 0, idLength, bytes, tupleEnd, entryEnd) === 0;
      if (isSameEvent) {
        sum += Math.max(0, times - idTimes);
        idTimes = Math.max(times, idTimes);
      } else {
        sum += times;
        idTimes = times;
        idLength = ids;
        idRelation = relation;
        if (ids > 0) this.#id = kept(this.#id, bytes, tupleEnd, entryEnd);
      }
      heap.advance();
    }
    return sum;
  }

  /** Goes to the next entry as it is stored, with the ids of events, each once. */
  nextStored(): boolean {
    const heap = this.#heap;
    if (this.#alone !== undefined) heap.push(this.#alone);
    this.#alone = undefined;
    for (let reader = heap.first; reader !== undefined; reader = heap.first) {
      const length = reader.entryEnd - reader.entryStart;
      const ids = reader.entryEnd - reader.tupleEnd;
      this.#tuple = kept(this.#tuple, reader.bytes, reader.entryStart, reader.entryEnd);
      let sum = 0;
      for (let same = heap.first; same !== undefined; same = heap.first) {
        const { bytes, entryStart, entryEnd, times } = same;
        if (compareStretches(this.#tuple, 0, length, bytes, entryStart, entryEnd) !== 0) break;
        sum = ids > 0 ? Math.max(sum, times) : sum + times;
        heap.advance();
      }
      if (sum === 0) continue;
      this.bytes = this.#tuple;
      this.begin = 0;
      this.end = length;
      this.ids = ids;
      this.times = sum;
      return true;
    }
    return false;
  }
}

function kept(into: Buffer, bytes: Buffer, start: number, end: number): Buffer {
  const room = into.length >= end - start ? into : Buffer.allocUnsafe((end - start) * 2);
  copyBytes(bytes, start, end, room, 0);
  return room;
}
