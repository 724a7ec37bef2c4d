import type { Occurrence } from '../../tuples/tuple.ts';
import { ReaderHeap } from './reader-heap.ts';
import type { RunReader } from './run-reader.ts';
import { compareStretches, readTuple } from '../../tuples/tuple-bytes.ts';

/** What counts of the entries of a relation: all, or of each key the greatest. */
export type Keep = 'all' | 'last';

/**
 * Many runs as one: keys in the order of their bytes, and under each the tuples of all runs in theirs, equal ones once with
 * their number. What is of one event of ours is counted once, in however many runs it is; tuples that come zero times, more
 * having been taken away than was there before, are left out.
 */
export class KeyMerge {
  readonly #keep: readonly Keep[];
  readonly #byKey: ReaderHeap;
  readonly #byEntry = new ReaderHeap(
    (a, b) =>
      compareStretches(a.bytes, a.entryStart, a.entryEnd, b.bytes, b.entryStart, b.entryEnd) ||
      a.relation - b.relation,
  );
  #current: RunReader[] = [];
  #tuple: Buffer = Buffer.allocUnsafe(1024);
  #id: Buffer = Buffer.allocUnsafe(64);

  /** Of each relation, by its number, what counts. */
  constructor(readers: readonly RunReader[], keep: readonly Keep[]) {
    this.#keep = keep;
    this.#byKey = new ReaderHeap((a, b) => compareStretches(a.key, 0, a.keyEnd, b.key, 0, b.keyEnd));
    for (const reader of readers) {
      if (reader.nextKey()) this.#byKey.push(reader);
    }
  }

  /** The key it stands at is that many bytes of `key`; good until the next call. */
  get key(): Buffer {
    return this.#current[0]?.key ?? Buffer.alloc(0);
  }

  get keyEnd(): number {
    return this.#current[0]?.keyEnd ?? 0;
  }

  nextKey(): boolean {
    for (const reader of this.#current) {
      if (reader.nextKey()) this.#byKey.push(reader);
    }
    return this.#take();
  }

  /** Goes on to the first key that is not before this one; false where there is none. */
  seek(key: Uint8Array, length: number): boolean {
    for (const reader of this.#current) {
      if (reader.seek(key, length)) this.#byKey.push(reader);
    }
    this.#current = [];
    for (;;) {
      const first = this.#byKey.first;
      if (first === undefined || compareStretches(first.key, 0, first.keyEnd, key, 0, length) >= 0) break;
      this.#byKey.pop();
      if (first.seek(key, length)) this.#byKey.push(first);
    }
    return this.#take();
  }

  #take(): boolean {
    this.#current = [];
    const first = this.#byKey.pop();
    if (first === undefined) return false;
    this.#current.push(first);
    for (;;) {
      const next = this.#byKey.first;
      if (next === undefined || compareStretches(first.key, 0, first.keyEnd, next.key, 0, next.keyEnd) !== 0)
        return true;
      this.#byKey.pop();
      this.#current.push(next);
    }
  }

  /** Of the key it stands at; once. */
  *occurrences(): Generator<Occurrence> {
    const started = this.#started();
    const [only] = started;
    if (only !== undefined && started.length === 1 && only.tupleEnd === only.entryEnd)
      yield* this.#ofOne(only);
    else yield* this.#merged(started);
  }

  /** Those of the run with the greatest relation alone; once. */
  *newest(): Generator<Occurrence> {
    const newest = this.#newestReader();
    if (newest?.nextEntry() === true) yield* this.#ofOne(newest);
  }

  /** The same as bytes, of a run without ids of events. */
  eachNewest(take: (bytes: Buffer, start: number, end: number, times: number) => void): void {
    const newest = this.#newestReader();
    while (newest?.nextEntry() === true) {
      if (newest.times !== 0) take(newest.bytes, newest.entryStart, newest.entryEnd, newest.times);
    }
  }

  #newestReader(): RunReader | undefined {
    const [first, ...others] = this.#current;
    if (first === undefined || others.length === 0) return first;
    return others.reduce((a, b) => (b.relation > a.relation ? b : a), first);
  }

  /** Entries as they are stored, with the ids of events, each once; of the key it stands at, once. */
  eachEntry(take: (bytes: Buffer, start: number, end: number, ids: number, times: number) => void): void {
    const heap = this.#byEntry;
    heap.clear();
    for (const reader of this.#started()) heap.push(reader);
    let length = -1;
    let ids = 0;
    let sum = 0;
    const tell = (): void => {
      if (length !== -1 && sum !== 0) take(this.#tuple, 0, length, ids, sum);
    };
    for (let reader = heap.first; reader !== undefined; reader = heap.first) {
      const { bytes, entryStart, tupleEnd, entryEnd, times } = reader;
      if (length === -1 || compareStretches(this.#tuple, 0, length, bytes, entryStart, entryEnd) !== 0) {
        tell();
        length = entryEnd - entryStart;
        ids = entryEnd - tupleEnd;
        this.#tuple = kept(this.#tuple, bytes, entryStart, entryEnd);
        sum = times;
      } else sum = ids > 0 ? Math.max(sum, times) : sum + times;
      if (reader.nextEntry()) heap.sink();
      else heap.pop();
    }
    tell();
  }

  /** Readers at their first entries, those left out that nothing counts of. */
  #started(): RunReader[] {
    const started = this.#current.filter((reader) => reader.nextEntry());
    if (started.length < 2 || !this.#keep.includes('last')) return started;
    const greatest = new Map<number, RunReader>();
    for (const reader of started) {
      const known = greatest.get(reader.relation);
      if (known === undefined || isAfter(reader, known)) greatest.set(reader.relation, reader);
    }
    return started.filter(
      (reader) => this.#keep[reader.relation] !== 'last' || greatest.get(reader.relation) === reader,
    );
  }

  /** As long as no event's id comes. */
  *#ofOne(reader: RunReader): Generator<Occurrence> {
    do {
      if (reader.tupleEnd !== reader.entryEnd) {
        yield* this.#merged([reader]);
        return;
      }
      if (reader.times !== 0)
        yield { tuple: readTuple(reader.bytes, reader.entryStart, reader.tupleEnd), times: reader.times };
    } while (reader.nextEntry());
  }

  *#merged(readers: readonly RunReader[]): Generator<Occurrence> {
    const heap = this.#byEntry;
    heap.clear();
    for (const reader of readers) heap.push(reader);
    let length = -1;
    let sum = 0;
    // Of the event that gave the entry before.
    let idLength = 0;
    let idTimes = 0;
    let idRelation = -1;
    for (let reader = heap.first; reader !== undefined; reader = heap.first) {
      const { bytes, entryStart, tupleEnd, entryEnd, times, relation } = reader;
      if (length === -1 || compareStretches(this.#tuple, 0, length, bytes, entryStart, tupleEnd) !== 0) {
        if (length !== -1 && sum !== 0) yield { tuple: readTuple(this.#tuple, 0, length), times: sum };
        length = tupleEnd - entryStart;
        this.#tuple = kept(this.#tuple, bytes, entryStart, tupleEnd);
        sum = idLength = 0;
      }
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
      if (reader.nextEntry()) heap.sink();
      else heap.pop();
    }
    if (length !== -1 && sum !== 0) yield { tuple: readTuple(this.#tuple, 0, length), times: sum };
  }
}

function isAfter(a: RunReader, b: RunReader): boolean {
  return compareStretches(a.bytes, a.entryStart, a.tupleEnd, b.bytes, b.entryStart, b.tupleEnd) > 0;
}

function kept(into: Buffer, bytes: Buffer, start: number, end: number): Buffer {
  const room = into.length >= end - start ? into : Buffer.allocUnsafe((end - start) * 2);
  bytes.copy(room, 0, start, end);
  return room;
}
