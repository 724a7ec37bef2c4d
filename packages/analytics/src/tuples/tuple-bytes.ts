import { escapeField, parseTuple, type Field, type Tuple } from './tuple.ts';

declare global {
  interface Buffer {
    /** What `write` calls for UTF-8 once it has looked at its arguments, which takes longer than writing does. */
    utf8Write(text: string, start: number): number;
    /** The same of `toString`. */
    utf8Slice(start: number, end: number): string;
  }
}

/** The most bytes that `writeTuple` takes for a tuple. */
export function tupleRoom(tuple: Tuple): number {
  let room = 0;
  for (const field of tuple) room += 3 + 4 * (field?.length ?? 0);
  return room;
}

/** Writes `tupleText(tuple)` as UTF-8, in one pass; gives where it ends. There must be room (`tupleRoom`). */
export function writeTuple(tuple: Tuple, bytes: Buffer, start: number): number {
  let at = start;
  for (let index = 0; index < tuple.length; index += 1) {
    if (index > 0) bytes[at++] = 0x09;
    at = writeField(tuple[index] ?? null, bytes, at);
  }
  return at;
}

/** Longer fields are written by a call: a character of a string costs more to read than a byte. */
const short = 6;

export function writeField(field: Field, bytes: Buffer, start: number): number {
  if (field === null) {
    bytes[start] = 0x5c;
    bytes[start + 1] = 0x4e;
    return start + 2;
  }
  if (field.length > short) return writeLongField(field, bytes, start);
  for (let index = 0; index < field.length; index += 1) {
    const unit = field.charCodeAt(index);
    if (unit < 0x20 || unit >= 0x80 || unit === 0x5c) return start + bytes.write(escapeField(field), start);
    bytes[start + index] = unit;
  }
  return start + field.length;
}

function writeLongField(field: string, bytes: Buffer, start: number): number {
  const end = start + bytes.utf8Write(field, start);
  // Most have nothing to be escaped.
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte === 0x5c) return start + bytes.write(escapeField(field), start);
  }
  return end;
}

export function readTuple(bytes: Buffer, start: number, end: number): Tuple {
  return parseTuple(bytes.utf8Slice(start, end));
}

/** Order of two stretches by their bytes. */
export function compareStretches(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart);
  for (let at = 0; at < length; at += 1) {
    const difference = (a[aStart + at] ?? 0) - (b[bStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
