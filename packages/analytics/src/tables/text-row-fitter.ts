import { parseTuple } from '../tuples/tuple.ts';
import { fitField, otherLength, type Value } from './row-fitter.ts';
import type { Column, Table } from './table.ts';
import type { TakeText } from './table-store.port.ts';

const tab = 0x09;
const zero = 0x30;
const nine = 0x39;
/** Digits of a number that is surely exact. */
const mostDigits = 15;

/**
 * As `rowFitter`, of rows' texts in UTF-8: of most fields it sees that they are those of the row before. What it gives is good until the
 * next call; after it has thrown there is none.
 */
export function textRowFitter(table: Table): (...text: Parameters<TakeText>) => readonly Value[] {
  const { columns } = table;
  const values: Value[] = columns.map(() => null);
  // Of the row before: its bytes, and where each field ends in them.
  let last = new Uint8Array(1024);
  let next = new Uint8Array(1024);
  const ends = columns.map(() => -1);
  return (bytes, start, end) => {
    if (next.length < end - start) {
      last = wider(last, 2 * (end - start));
      next = wider(next, 2 * (end - start));
    }
    let at = start;
    let lastAt = 0;
    let index = 0;
    for (; at <= end; index += 1) {
      const column = columns[index];
      if (column === undefined) break;
      const from = at;
      const lastEnd = ends[index] ?? -1;
      let isSame = true;
      for (; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === tab) break;
        if (byte !== last[lastAt + at - from]) isSame = false;
        next[at - start] = byte;
      }
      if (!isSame || lastAt + at - from !== lastEnd) values[index] = valueOf(table, column, bytes, from, at);
      lastAt = lastEnd + 1;
      ends[index] = at - start;
      at += 1;
    }
    if (index < columns.length || at <= end)
      throw otherLength(table, bytes.toString('utf8', start, end).split('\t').length);
    [last, next] = [next, last];
    return values;
  };
}

function valueOf(table: Table, column: Column, bytes: Buffer, start: number, end: number): Value {
  const count = column.type === 'integer' ? digits(bytes, start, end) : undefined;
  if (count !== undefined) return count;
  const text = bytes.toString('utf8', start, end);
  return fitField(table, column, text.includes('\\') ? (parseTuple(text)[0] ?? null) : text);
}

/** What a field of few digits and nothing else says. */
function digits(bytes: Buffer, start: number, end: number): number | undefined {
  if (end === start || end - start > mostDigits) return undefined;
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < zero || byte > nine) return undefined;
    number = number * 10 + byte - zero;
  }
  return number;
}

function wider(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const room = new Uint8Array(length);
  room.set(bytes);
  return room;
}
