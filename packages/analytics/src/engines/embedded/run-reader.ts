import { compareStretches } from '../../tuples/tuple-bytes.ts';
import type { IndexedKey, Run, Segment } from './segment.ts';

const bufferBytes = 1 << 16;
/** So many keys are passed over before the index is asked where to go on. */
const scanned = 16;

/** Reads a run key by key, and the entries of a key one by one; what is not asked for is passed over. */
export class RunReader {
  /** The key at which it stands is that many bytes of `key`. */
  keyEnd = 0;
  /** So many bytes of the key were those of the key before; less than none where it has ended. */
  shared = 0;
  /** Among those that are read together; theirs to set. */
  place = 0;
  /** The entry at which it stands, in `bytes`, good until the next call: its tuple ends at `tupleEnd`, behind which an event's id may follow. */
  entryStart = 0;
  tupleEnd = 0;
  entryEnd = 0;
  times = 0;
  bytes: Buffer;
  readonly relation: number;
  readonly #segment: Segment;
  readonly #run: Run;
  /** Place in the run of the buffer's first byte, and of what is read next. */
  #from = 0;
  #at = 0;
  #have = 0;
  #inKey = false;
  /** Of the index's keys the first that was not sought yet. */
  #indexed = 0;
  /** The key was compared with one that was sought: in what order they are, and how many bytes they share. */
  #isSought = false;
  #order = 0;
  #common = 0;
  // The key is kept apart, for the buffer moves on under it.
  #key = Buffer.allocUnsafe(256);

  /** `relation` is any number that tells whoever merges what this is a run of. */
  constructor(segment: Segment, run: Run, relation: number) {
    this.#segment = segment;
    this.#run = run;
    this.relation = relation;
    this.bytes = Buffer.allocUnsafe(Math.min(bufferBytes, run.length));
  }

  get key(): Buffer {
    return this.#key;
  }

  nextKey(): boolean {
    this.#isSought = false;
    return this.#goOn();
  }

  #goOn(): boolean {
    if (this.#inKey) this.#skipEntries();
    if (this.#from + this.#at >= this.#run.length) {
      this.shared = -1;
      return false;
    }
    this.#need(20);
    const shared = this.#varint();
    const others = this.#varint();
    this.#need(others);
    this.#takeKey(shared, others);
    this.#at += others;
    this.#inKey = true;
    return true;
  }

  #skipEntries(): void {
    for (;;) {
      this.#need(10);
      const length = this.#varint();
      if (length === 0) break;
      this.#need(length + 20);
      this.#at += length - 1;
      if (this.#varint() % 2 === 1) this.#varint();
    }
    this.#inKey = false;
  }

  #takeKey(shared: number, others: number): void {
    const length = shared + others;
    if (length > this.#key.length) {
      const before = this.#key;
      this.#key = Buffer.allocUnsafe(length * 2);
      before.copy(this.#key, 0, 0, this.keyEnd);
    }
    const { bytes } = this;
    const key = this.#key;
    const start = this.#at - shared;
    let at = shared;
    if (shared === 0) {
      // Where the index leads to, a key stands whole, be it like the one before.
      const most = Math.min(length, this.keyEnd);
      while (at < most && key[at] === bytes[start + at]) at += 1;
    }
    this.shared = at;
    for (; at < length; at += 1) key[at] = bytes[start + at] ?? 0;
    this.keyEnd = length;
  }

  nextEntry(): boolean {
    this.#need(10);
    const length = this.#varint();
    if (length === 0) {
      this.#inKey = false;
      return false;
    }
    this.#need(length + 20);
    this.entryStart = this.#at;
    this.entryEnd = this.#at + length - 1;
    this.#at = this.entryEnd;
    const packed = this.#varint();
    const signed = Math.floor(packed / 2);
    this.times = signed % 2 === 1 ? -(signed - 1) / 2 : signed / 2;
    this.tupleEnd = packed % 2 === 1 ? this.entryEnd - this.#varint() : this.entryEnd;
    return true;
  }

  /**
   * Goes on to the first key that is not before `key`: less than none where there is none, 0 where it is that one. It never goes
   * back: keys are sought in their order. `same`: so many bytes `key` shares with the one that was sought before; they are not
   * looked at again.
   */
  seek(key: Uint8Array, length: number, same: number): number {
    if (this.shared < 0) return -1;
    this.#compareSought(key, length, same);
    if (this.#inKey && this.#order >= 0) return this.#order;
    for (let passed = 0; this.#goOn(); passed += 1) {
      // It shares more with the key before than that does with the one sought: so it is as far from it.
      if (this.#order < 0 && this.shared > this.#common) {
        if (passed === scanned) this.#leap(key, length);
        continue;
      }
      if (this.#order < 0 && this.shared === this.#common) this.#compareFrom(this.#common, key, length);
      else {
        this.#common = Math.min(this.#common, this.shared);
        this.#order = 1;
      }
      if (this.#order >= 0) return this.#order;
      if (passed === scanned) this.#leap(key, length);
    }
    return -1;
  }

  /** How the key at which it stands, or stood, is to the one that is sought now. */
  #compareSought(key: Uint8Array, length: number, same: number): void {
    if (!this.#isSought) this.#compareFrom(0, key, length);
    else if (this.#order === 0 ? same < length || same < this.keyEnd : same < this.#common) {
      // It is behind the one that was sought before, from which it differs at a place where this one does not.
      this.#order = -1;
      this.#common = same;
    } else if (same === this.#common) this.#compareFrom(same, key, length);
    this.#isSought = true;
  }

  #compareFrom(start: number, key: Uint8Array, length: number): void {
    const own = this.#key;
    const most = Math.min(this.keyEnd, length);
    let at = start;
    while (at < most && own[at] === key[at]) at += 1;
    this.#common = at;
    this.#order = at < most ? (own[at] ?? 0) - (key[at] ?? 0) : this.keyEnd - length;
  }

  #leap(key: Uint8Array, length: number): void {
    const found = this.#indexedBefore(key, length);
    if (found !== undefined && found.offset > this.#from + this.#at) this.#jump(found.offset);
  }

  /**
   * The last key of the index that is not behind `key`, where it was not passed before; looked for in leaps from the last one,
   * for where many keys are sought the next is near.
   */
  #indexedBefore(key: Uint8Array, length: number): IndexedKey | undefined {
    const index = this.#segment.index(this.#run);
    const isBehind = (at: number): boolean => {
      const indexed = index[at]?.key;
      return indexed === undefined || compareStretches(indexed, 0, indexed.length, key, 0, length) > 0;
    };
    let low = this.#indexed;
    if (isBehind(low)) return undefined;
    let leap = 1;
    while (!isBehind(low + leap)) {
      low += leap;
      leap *= 2;
    }
    for (let high = low + leap; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (isBehind(middle)) high = middle;
      else low = middle;
    }
    this.#indexed = low + 1;
    return index[low];
  }

  #jump(offset: number): void {
    this.#inKey = false;
    if (offset <= this.#from + this.#have) {
      this.#at = offset - this.#from;
      return;
    }
    this.#from = offset;
    this.#at = this.#have = 0;
  }

  /** Has so many bytes in the buffer, or all that are left. */
  #need(count: number): void {
    if (this.#at + count <= this.#have) return;
    if (this.#from + this.#have >= this.#run.length) return;
    this.#refill(count);
  }

  #refill(count: number): void {
    const rest = this.#have - this.#at;
    const old = this.bytes;
    if (count > old.length) this.bytes = Buffer.allocUnsafe(count * 2);
    old.copy(this.bytes, 0, this.#at, this.#have);
    this.#from += this.#at;
    this.#at = 0;
    this.#have = rest;
    const left = this.#run.length - this.#from - rest;
    const want = Math.min(this.bytes.length - rest, left);
    this.#have += this.#segment.read(this.bytes, rest, want, this.#run.offset + this.#from + rest);
  }

  #varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.#at++] ?? 0;
      if (byte < 0x80) return value + byte * scale;
      value += (byte - 0x80) * scale;
      scale *= 0x80;
    }
  }
}
