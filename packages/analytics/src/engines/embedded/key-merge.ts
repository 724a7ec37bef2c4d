import { compareStretches, readTuple } from '../../tuples/tuple-bytes.ts';
import type { Occurrence } from '../../tuples/tuple.ts';
import { EntryMerge } from './entry-merge.ts';
import { KeyTree } from './key-tree.ts';
import { LastKey } from './last-key.ts';
import type { RunReader } from './run-reader.ts';

/** What counts of the entries of a relation: all, or of each key the greatest. */
export type Keep = 'all' | 'last';

/** So many tuples of a key are read at once; what a key has more is read as it is asked for. */
const atHand = 1000;

/**
 * Many runs as one: keys in the order of their bytes, and under each the tuples of all runs in theirs, equal ones once with
 * their number. What is of one event of ours is counted once, in however many runs it is; tuples that come zero times, more
 * having been taken away than was there before, are left out.
 */
export class KeyMerge {
  readonly #keep: readonly Keep[];
  readonly #hasLast: boolean;
  readonly #readers: readonly RunReader[];
  readonly #tree: KeyTree;
  readonly #entries = new EntryMerge();
  /** Those that stand at the key. */
  readonly #current: RunReader[] = [];
  /** Readers went on without the tree. */
  #isSought = false;
  readonly #sought = new LastKey();

  /** Of each relation, by its number, what counts. */
  constructor(readers: readonly RunReader[], keep: readonly Keep[]) {
    this.#keep = keep;
    this.#hasLast = keep.includes('last');
    this.#readers = readers;
    for (const reader of readers) reader.nextKey();
    this.#tree = new KeyTree(readers);
  }

  /** The key it stands at is that many bytes of `key`; good until the next call. */
  get key(): Buffer {
    return this.#current[0]?.key ?? Buffer.alloc(0);
  }

  get keyEnd(): number {
    return this.#current[0]?.keyEnd ?? 0;
  }

  nextKey(): boolean {
    for (const reader of this.#current) reader.nextKey();
    if (this.#isSought) this.#tree.restart();
    else if (this.#current.length > 0) this.#tree.moved(this.#current);
    this.#isSought = false;
    return this.#take();
  }

  /** Goes on to the first key that is not before this one; false where there is none. Keys are sought in their order. */
  seek(key: Uint8Array, length: number): boolean {
    const same = this.#sought.replace(key, 0, length);
    for (const reader of this.#readers) reader.seek(key, length, same);
    this.#tree.restart();
    this.#isSought = false;
    return this.#take();
  }

  /** Goes on to this key, where it is there; else it stands at none. For keys that are looked for one after the other. */
  find(key: Uint8Array, length: number): boolean {
    this.#current.length = 0;
    this.#isSought = true;
    const same = this.#sought.replace(key, 0, length);
    for (const reader of this.#readers) if (reader.seek(key, length, same) === 0) this.#current.push(reader);
    return this.#current.length > 0;
  }

  #take(): boolean {
    this.#tree.least(this.#current);
    return this.#current.length > 0;
  }

  /** Of the key it stands at; once. */
  occurrences(): Iterable<Occurrence> {
    this.#entries.start(this.#started());
    const first = this.#some(atHand);
    return first.length < atHand ? first : this.#andMore(first);
  }

  /** The same, all at hand. */
  allOccurrences(): readonly Occurrence[] {
    this.#entries.start(this.#started());
    return this.#some(Infinity);
  }

  #some(most: number): Occurrence[] {
    const entries = this.#entries;
    const some: Occurrence[] = [];
    while (some.length < most && entries.next())
      some.push({ tuple: readTuple(entries.bytes, entries.begin, entries.end), times: entries.times });
    return some;
  }

  *#andMore(first: Occurrence[]): Generator<Occurrence> {
    for (let some = first; some.length > 0; some = this.#some(atHand)) yield* some;
  }

  /** Those of the run with the greatest relation alone, a run without ids of events; once. */
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
    const entries = this.#entries;
    entries.start(this.#started());
    while (entries.nextStored()) take(entries.bytes, entries.begin, entries.end, entries.ids, entries.times);
  }

  /** Readers at their first entries, those left out that nothing counts of. */
  #started(): RunReader[] {
    const started = this.#current.filter((reader) => reader.nextEntry());
    if (started.length < 2 || !this.#hasLast) return started;
    const greatest = new Map<number, RunReader>();
    for (const reader of started) {
      const known = greatest.get(reader.relation);
      if (known === undefined || isAfter(reader, known)) greatest.set(reader.relation, reader);
    }
    return started.filter(
      (reader) => this.#keep[reader.relation] !== 'last' || greatest.get(reader.relation) === reader,
    );
  }
}

function isAfter(a: RunReader, b: RunReader): boolean {
  return compareStretches(a.bytes, a.entryStart, a.tupleEnd, b.bytes, b.entryStart, b.tupleEnd) > 0;
}
