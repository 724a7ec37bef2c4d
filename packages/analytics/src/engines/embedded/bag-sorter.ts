import type { Tuple } from '../../tasks/tuple.ts';
import type { SegmentWriter } from './segment-writer.ts';
import { isLess, sortStretches } from './sort-stretches.ts';
import { compareStretches, tupleRoom, writeTuple } from './tuple-bytes.ts';

/** Which run something belongs to: what was picked, and of which day. */
export interface Slot {
  readonly relation: string;
  readonly date: string;
  /** Of each key only the greatest tuple is kept. */
  readonly last: boolean;
}

const growing = (column: Int32Array): Int32Array<ArrayBuffer> => {
  const wider = new Int32Array(column.length * 2);
  wider.set(column);
  return wider;
};

/**
 * Gathers what is picked, in a stretch of memory of its own, and writes it sorted: keys within slots, tuples within keys,
 * equal ones once with their number. What an event of ours (with an `id`) gives counts once however often it is added.
 */
export class BagSorter {
  readonly #slots: Slot[] = [];
  readonly #slotOf = new Map<string, Map<string, number>>();
  #bytes = Buffer.allocUnsafe(1 << 20);
  #used = 0;
  // Keys: of which slot, where their bytes are, the first and last of their entries.
  #keys = 0;
  #keySlot = new Int32Array(1024);
  #keyStart = new Int32Array(1024);
  #keyEnd = new Int32Array(1024);
  #keyHash = new Int32Array(1024);
  #keyFirst = new Int32Array(1024);
  #keyLast = new Int32Array(1024);
  #keyTable = new Int32Array(4096);
  // Entries: a tuple, and behind a zero byte the id of the event; how often; the next of the same key.
  #entries = 0;
  #entryKey = new Int32Array(4096);
  #entryStart = new Int32Array(4096);
  #entryEnd = new Int32Array(4096);
  #entryIds = new Int32Array(4096);
  #entryTimes = new Int32Array(4096);
  #entryHash = new Int32Array(4096);
  #entryNext = new Int32Array(4096);
  // Which event gave it last, and how often.
  #entryEvent = new Int32Array(4096);
  #entryGiven = new Int32Array(4096);
  #entryTable = new Int32Array(16_384);

  /** Bytes that it holds. */
  get size(): number {
    return this.#used + 24 * this.#keys + 36 * this.#entries;
  }

  get slots(): number {
    return this.#slots.length;
  }

  slot(relation: string, date: string, last: boolean): number {
    let dates = this.#slotOf.get(relation);
    if (dates === undefined) this.#slotOf.set(relation, (dates = new Map()));
    let slot = dates.get(date);
    if (slot === undefined) {
      slot = this.#slots.push({ relation, date, last }) - 1;
      dates.set(date, slot);
    }
    return slot;
  }

  /** `event` is a number that each event has for itself; `id` that of an event of ours, or ''. */
  add(slot: number, key: Tuple, tuple: Tuple, times: number, id: string, event: number): void {
    this.#reserve(tupleRoom(key) + tupleRoom(tuple) + 3 * id.length + 1);
    const found = this.#keyOf(slot, key);
    const start = this.#used;
    let end = writeTuple(tuple, this.#bytes, start);
    if (this.#slots[slot]?.last === true) {
      this.#keepGreatest(found, start, end);
      return;
    }
    const idStart = end;
    if (id !== '') {
      this.#bytes[end] = 0;
      end += 1 + this.#bytes.write(id, end + 1);
    }
    this.#entry(found, start, end, end - idStart, times, event);
  }

  #reserve(room: number): void {
    if (this.#used + room <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#used + room));
    this.#bytes.copy(wider, 0, 0, this.#used);
    this.#bytes = wider;
  }

  #keyOf(slot: number, key: Tuple): number {
    const bytes = this.#bytes;
    const start = this.#used;
    const end = writeTuple(key, bytes, start);
    const hash = hashOf(bytes, start, end, slot);
    const mask = this.#keyTable.length - 1;
    let place = hash & mask;
    for (let at = this.#keyTable[place] ?? 0; at !== 0; at = this.#keyTable[place] ?? 0) {
      const known = at - 1;
      if (
        this.#keyHash[known] === hash &&
        this.#keySlot[known] === slot &&
        same(bytes, this.#keyStart[known] ?? 0, this.#keyEnd[known] ?? 0, start, end)
      )
        return known;
      place = (place + 1) & mask;
    }
    this.#used = end;
    const added = this.#keys;
    if (added === this.#keySlot.length) this.#growKeys();
    this.#keys += 1;
    this.#keySlot[added] = slot;
    this.#keyStart[added] = start;
    this.#keyEnd[added] = end;
    this.#keyHash[added] = hash;
    this.#keyFirst[added] = this.#keyLast[added] = none;
    this.#keyTable[place] = added + 1;
    if (this.#keys * 2 > this.#keyTable.length)
      this.#keyTable = rehash(this.#keyTable.length * 2, this.#keyHash, this.#keys);
    return added;
  }

  #keepGreatest(key: number, start: number, end: number): void {
    const known = this.#keyFirst[key] ?? none;
    if (known === none) {
      this.#append(key, start, end, 0, 1, 0);
      return;
    }
    const bytes = this.#bytes;
    const before = compareStretches(
      bytes,
      this.#entryStart[known] ?? 0,
      this.#entryEnd[known] ?? 0,
      bytes,
      start,
      end,
    );
    if (before >= 0) return;
    // In the old one's place where it fits.
    const room = (this.#entryEnd[known] ?? 0) - (this.#entryStart[known] ?? 0);
    if (end - start <= room) {
      bytes.copyWithin(this.#entryStart[known] ?? 0, start, end);
      this.#entryEnd[known] = (this.#entryStart[known] ?? 0) + end - start;
      return;
    }
    this.#used = end;
    this.#entryStart[known] = start;
    this.#entryEnd[known] = end;
  }

  #entry(key: number, start: number, end: number, ids: number, times: number, event: number): void {
    const bytes = this.#bytes;
    const hash = hashOf(bytes, start, end, key);
    const mask = this.#entryTable.length - 1;
    let place = hash & mask;
    for (let at = this.#entryTable[place] ?? 0; at !== 0; at = this.#entryTable[place] ?? 0) {
      const known = at - 1;
      if (
        this.#entryHash[known] === hash &&
        this.#entryKey[known] === key &&
        same(bytes, this.#entryStart[known] ?? 0, this.#entryEnd[known] ?? 0, start, end)
      ) {
        this.#again(known, ids, times, event);
        return;
      }
      place = (place + 1) & mask;
    }
    const added = this.#append(key, start, end, ids, times, event);
    this.#entryHash[added] = hash;
    this.#entryTable[place] = added + 1;
    if (this.#entries * 2 > this.#entryTable.length)
      this.#entryTable = rehash(this.#entryTable.length * 2, this.#entryHash, this.#entries);
  }

  #again(entry: number, ids: number, times: number, event: number): void {
    if (ids === 0) {
      this.#entryTimes[entry] = (this.#entryTimes[entry] ?? 0) + times;
      return;
    }
    // The same event may give the same several times; another line of the same event gives it no oftener.
    const given = this.#entryEvent[entry] === event ? (this.#entryGiven[entry] ?? 0) + times : times;
    this.#entryEvent[entry] = event;
    this.#entryGiven[entry] = given;
    this.#entryTimes[entry] = Math.max(this.#entryTimes[entry] ?? 0, given);
  }

  #append(key: number, start: number, end: number, ids: number, times: number, event: number): number {
    this.#used = end;
    const added = this.#entries;
    if (added === this.#entryKey.length) this.#growEntries();
    this.#entries += 1;
    this.#entryKey[added] = key;
    this.#entryStart[added] = start;
    this.#entryEnd[added] = end;
    this.#entryIds[added] = ids;
    this.#entryTimes[added] = this.#entryGiven[added] = times;
    this.#entryEvent[added] = event;
    this.#entryNext[added] = none;
    const last = this.#keyLast[key] ?? none;
    if (last === none) this.#keyFirst[key] = added;
    else this.#entryNext[last] = added;
    this.#keyLast[key] = added;
    return added;
  }

  /** Writes everything as runs, and is empty then. */
  flush(writer: SegmentWriter): void {
    const keys = { bytes: this.#bytes, starts: this.#keyStart, ends: this.#keyEnd };
    const bySlot: number[][] = this.#slots.map(() => []);
    for (let key = 0; key < this.#keys; key += 1) bySlot[this.#keySlot[key] ?? 0]?.push(key);
    for (const [slot, unsorted] of bySlot.entries()) {
      const { relation = '', date = '' } = this.#slots[slot] ?? {};
      if (unsorted.length === 0) continue;
      const sorted = Int32Array.from(unsorted);
      sortStretches(sorted, 0, sorted.length, keys);
      writer.beginRun(relation, date);
      for (const key of sorted) this.#writeKey(key, writer);
      writer.endRun();
    }
    this.#clear();
  }

  #writeKey(key: number, writer: SegmentWriter): void {
    const entries = { bytes: this.#bytes, starts: this.#entryStart, ends: this.#entryEnd };
    let count = 0;
    let isSorted = true;
    for (
      let entry = this.#keyFirst[key] ?? none, before = none;
      entry !== none;
      entry = this.#entryNext[entry] ?? none
    ) {
      if (before !== none && isSorted && isLess(entry, before, entries, 0)) isSorted = false;
      before = entry;
      if (this.#entryTimes[entry] !== 0) count += 1;
    }
    if (count === 0) return;
    writer.beginKey(this.#bytes, this.#keyStart[key] ?? 0, this.#keyEnd[key] ?? 0);
    if (isSorted) {
      for (let entry = this.#keyFirst[key] ?? none; entry !== none; entry = this.#entryNext[entry] ?? none)
        this.#writeEntry(entry, writer);
    } else {
      const numbers: number[] = [];
      for (let entry = this.#keyFirst[key] ?? none; entry !== none; entry = this.#entryNext[entry] ?? none)
        numbers.push(entry);
      const sorted = Int32Array.from(numbers);
      sortStretches(sorted, 0, sorted.length, entries);
      for (const entry of sorted) this.#writeEntry(entry, writer);
    }
    writer.endKey();
  }

  #writeEntry(entry: number, writer: SegmentWriter): void {
    const times = this.#entryTimes[entry] ?? 0;
    if (times === 0) return;
    writer.entry(
      this.#bytes,
      this.#entryStart[entry] ?? 0,
      this.#entryEnd[entry] ?? 0,
      this.#entryIds[entry] ?? 0,
      times,
    );
  }

  #clear(): void {
    this.#used = this.#keys = this.#entries = 0;
    this.#keyTable.fill(0);
    this.#entryTable.fill(0);
    this.#slots.length = 0;
    this.#slotOf.clear();
  }

  #growKeys(): void {
    this.#keySlot = growing(this.#keySlot);
    this.#keyStart = growing(this.#keyStart);
    this.#keyEnd = growing(this.#keyEnd);
    this.#keyHash = growing(this.#keyHash);
    this.#keyFirst = growing(this.#keyFirst);
    this.#keyLast = growing(this.#keyLast);
  }

  #growEntries(): void {
    this.#entryKey = growing(this.#entryKey);
    this.#entryStart = growing(this.#entryStart);
    this.#entryEnd = growing(this.#entryEnd);
    this.#entryIds = growing(this.#entryIds);
    this.#entryTimes = growing(this.#entryTimes);
    this.#entryHash = growing(this.#entryHash);
    this.#entryNext = growing(this.#entryNext);
    this.#entryEvent = growing(this.#entryEvent);
    this.#entryGiven = growing(this.#entryGiven);
  }
}

const none = -1;

function hashOf(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let hash = Math.imul(seed + 1, 0x9e3779b1);
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
}

function same(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): boolean {
  const length = aEnd - aStart;
  if (length !== bEnd - bStart) return false;
  // From behind: keys differ in their ends.
  for (let at = length - 1; at >= 0; at -= 1) {
    if (bytes[aStart + at] !== bytes[bStart + at]) return false;
  }
  return true;
}

function rehash(size: number, hashes: Int32Array, count: number): Int32Array<ArrayBuffer> {
  const table = new Int32Array(size);
  for (let number = 0; number < count; number += 1) {
    let place = (hashes[number] ?? 0) & (size - 1);
    while (table[place] !== 0) place = (place + 1) & (size - 1);
    table[place] = number + 1;
  }
  return table;
}
