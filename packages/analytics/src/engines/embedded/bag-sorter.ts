import type { Tuple } from '../../tuples/tuple.ts';
import type { SegmentWriter } from './segment-writer.ts';
import { hashOfBytes, sameBytes } from '../../tuples/hash-bytes.ts';
import { isLess, sortStretches } from '../../tuples/sort-stretches.ts';
import { compareStretches, tupleRoom, writeTuple } from '../../tuples/tuple-bytes.ts';

/** Which run something belongs to: what was picked, and of which day. */
export interface Slot {
  readonly relation: string;
  readonly date: string;
  /** Of each key only the greatest tuple is kept. */
  readonly last: boolean;
}

/**
 * Keys and entries are rows of numbers, side by side for the processor's sake. A key: of which slot, where its bytes are,
 * their hash, the first and the last of its entries. An entry, a tuple and behind a zero byte the id of the event: of which
 * key, where its bytes are, their hash, how often, the next of the same key, the length of its id, which event gave it last.
 */
const rowLength = 8;
const [ofAt, startAt, endAt, hashAt, firstAt, lastAt] = [0, 1, 2, 3, 4, 5];
const [timesAt, nextAt, idsAt, eventAt] = [4, 5, 6, 7];

/** Has room for so many rows. */
function roomy(table: Int32Array<ArrayBuffer>, rows: number): Int32Array<ArrayBuffer> {
  if (rows * rowLength <= table.length) return table;
  const wider = new Int32Array(table.length * 2);
  wider.set(table);
  return wider;
}

/**
 * Gathers what is picked, in a stretch of memory of its own, and writes it sorted: keys within slots, tuples within keys,
 * equal ones once with their number. What an event of ours (with an `id`) gives counts once however often it is added.
 */
export class BagSorter {
  readonly #slots: Slot[] = [];
  readonly #slotOf = new Map<string, Map<string, number>>();
  #bytes = Buffer.allocUnsafe(1 << 20);
  #used = 0;
  #keys = 0;
  #keyTable = new Int32Array(1024 * rowLength);
  #keyPlaces = new Int32Array(4096);
  #entries = 0;
  #entryTable = new Int32Array(4096 * rowLength);
  #entryPlaces = new Int32Array(16_384);
  /** How often the event that gave an entry last has given it; of entries with an id. */
  #given = new Map<number, number>();

  /** Bytes that it holds. */
  get size(): number {
    return this.#used + 40 * (this.#keys + this.#entries);
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
    const hash = hashOfBytes(bytes, start, end, slot);
    const mask = this.#keyPlaces.length - 1;
    const keys = this.#keyTable;
    let place = hash & mask;
    for (let at = this.#keyPlaces[place] ?? 0; at !== 0; at = this.#keyPlaces[place] ?? 0) {
      const row = (at - 1) * rowLength;
      if (
        keys[row + hashAt] === hash &&
        keys[row + ofAt] === slot &&
        sameBytes(bytes, keys[row + startAt] ?? 0, keys[row + endAt] ?? 0, bytes, start, end)
      )
        return at - 1;
      place = (place + 1) & mask;
    }
    this.#used = end;
    const added = this.#keys;
    this.#keys += 1;
    this.#keyTable = roomy(keys, this.#keys);
    const row = added * rowLength;
    this.#keyTable[row + ofAt] = slot;
    this.#keyTable[row + startAt] = start;
    this.#keyTable[row + endAt] = end;
    this.#keyTable[row + hashAt] = hash;
    this.#keyTable[row + firstAt] = this.#keyTable[row + lastAt] = none;
    this.#keyPlaces[place] = added + 1;
    if (this.#keys * 2 > this.#keyPlaces.length)
      this.#keyPlaces = rehash(this.#keyPlaces.length * 2, this.#keyTable, this.#keys);
    return added;
  }

  #keepGreatest(key: number, start: number, end: number): void {
    const known = this.#keyTable[key * rowLength + firstAt] ?? none;
    if (known === none) {
      this.#append(key, start, end, 0, 1, 0);
      return;
    }
    const bytes = this.#bytes;
    const entries = this.#entryTable;
    const row = known * rowLength;
    const [oldStart, oldEnd] = [entries[row + startAt] ?? 0, entries[row + endAt] ?? 0];
    if (compareStretches(bytes, oldStart, oldEnd, bytes, start, end) >= 0) return;
    // In the old one's place where it fits.
    if (end - start <= oldEnd - oldStart) {
      bytes.copyWithin(oldStart, start, end);
      entries[row + endAt] = oldStart + end - start;
      return;
    }
    this.#used = end;
    entries[row + startAt] = start;
    entries[row + endAt] = end;
  }

  #entry(key: number, start: number, end: number, ids: number, times: number, event: number): void {
    const bytes = this.#bytes;
    const hash = hashOfBytes(bytes, start, end, key);
    const mask = this.#entryPlaces.length - 1;
    const entries = this.#entryTable;
    let place = hash & mask;
    for (let at = this.#entryPlaces[place] ?? 0; at !== 0; at = this.#entryPlaces[place] ?? 0) {
      const row = (at - 1) * rowLength;
      if (
        entries[row + hashAt] === hash &&
        entries[row + ofAt] === key &&
        sameBytes(bytes, entries[row + startAt] ?? 0, entries[row + endAt] ?? 0, bytes, start, end)
      ) {
        if (ids === 0) entries[row + timesAt] = (entries[row + timesAt] ?? 0) + times;
        else this.#again(at - 1, times, event);
        return;
      }
      place = (place + 1) & mask;
    }
    const added = this.#append(key, start, end, ids, times, event);
    this.#entryTable[added * rowLength + hashAt] = hash;
    this.#entryPlaces[place] = added + 1;
    if (this.#entries * 2 > this.#entryPlaces.length)
      this.#entryPlaces = rehash(this.#entryPlaces.length * 2, this.#entryTable, this.#entries);
  }

  /** The same event may give the same several times; another line of the same event gives it no oftener. */
  #again(entry: number, times: number, event: number): void {
    const entries = this.#entryTable;
    const row = entry * rowLength;
    const before = entries[row + eventAt] === event ? (this.#given.get(entry) ?? 1) : 0;
    entries[row + eventAt] = event;
    this.#given.set(entry, before + times);
    entries[row + timesAt] = Math.max(entries[row + timesAt] ?? 0, before + times);
  }

  #append(key: number, start: number, end: number, ids: number, times: number, event: number): number {
    this.#used = end;
    const added = this.#entries;
    this.#entries += 1;
    const entries = roomy(this.#entryTable, this.#entries);
    this.#entryTable = entries;
    const row = added * rowLength;
    entries[row + ofAt] = key;
    entries[row + startAt] = start;
    entries[row + endAt] = end;
    entries[row + timesAt] = times;
    entries[row + nextAt] = none;
    entries[row + idsAt] = ids;
    entries[row + eventAt] = event;
    const keyRow = key * rowLength;
    const last = this.#keyTable[keyRow + lastAt] ?? none;
    if (last === none) this.#keyTable[keyRow + firstAt] = added;
    else entries[last * rowLength + nextAt] = added;
    this.#keyTable[keyRow + lastAt] = added;
    return added;
  }

  /** Writes everything as runs, and is empty then. */
  flush(writer: SegmentWriter): void {
    const keys = { bytes: this.#bytes, rows: this.#keyTable, rowLength, startAt, endAt };
    const bySlot: number[][] = this.#slots.map(() => []);
    for (let key = 0; key < this.#keys; key += 1)
      bySlot[this.#keyTable[key * rowLength + ofAt] ?? 0]?.push(key);
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
    const table = this.#entryTable;
    const entries = { bytes: this.#bytes, rows: table, rowLength, startAt, endAt };
    const first = this.#keyTable[key * rowLength + firstAt] ?? none;
    let count = 0;
    let isSorted = true;
    let hasAny = false;
    for (
      let entry = first, before = none;
      entry !== none;
      entry = table[entry * rowLength + nextAt] ?? none
    ) {
      if (before !== none && isSorted && isLess(entry, before, entries, 0)) isSorted = false;
      before = entry;
      count += 1;
      if (table[entry * rowLength + timesAt] !== 0) hasAny = true;
    }
    if (!hasAny) return;
    writer.beginKey(
      this.#bytes,
      this.#keyTable[key * rowLength + startAt] ?? 0,
      this.#keyTable[key * rowLength + endAt] ?? 0,
    );
    if (isSorted) {
      for (let entry = first; entry !== none; entry = table[entry * rowLength + nextAt] ?? none)
        this.#writeEntry(entry, writer);
    } else {
      const sorted = new Int32Array(count);
      for (let entry = first, at = 0; entry !== none; entry = table[entry * rowLength + nextAt] ?? none)
        sorted[at++] = entry;
      sortStretches(sorted, 0, count, entries);
      for (const entry of sorted) this.#writeEntry(entry, writer);
    }
    writer.endKey();
  }

  #writeEntry(entry: number, writer: SegmentWriter): void {
    const table = this.#entryTable;
    const row = entry * rowLength;
    const times = table[row + timesAt] ?? 0;
    if (times === 0) return;
    writer.entry(
      this.#bytes,
      table[row + startAt] ?? 0,
      table[row + endAt] ?? 0,
      table[row + idsAt] ?? 0,
      times,
    );
  }

  #clear(): void {
    this.#used = this.#keys = this.#entries = 0;
    this.#keyPlaces.fill(0);
    this.#entryPlaces.fill(0);
    this.#given.clear();
    this.#slots.length = 0;
    this.#slotOf.clear();
  }
}

const none = -1;

function rehash(size: number, rows: Int32Array, count: number): Int32Array<ArrayBuffer> {
  const places = new Int32Array(size);
  for (let number = 0; number < count; number += 1) {
    let place = (rows[number * rowLength + hashAt] ?? 0) & (size - 1);
    while (places[place] !== 0) place = (place + 1) & (size - 1);
    places[place] = number + 1;
  }
  return places;
}
