import { escapeField, parseTuple, type Field, type Tuple } from './tuple.ts';

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

function writeField(field: Field, bytes: Buffer, start: number): number {
  let at = start;
  if (field === null) {
    bytes[at] = 0x5c;
    bytes[at + 1] = 0x4e;
    return at + 2;
  }
  const end = start + bytes.write(field, start);
  // Most have nothing to be escaped; looking through what is written is faster than through a string.
  for (at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte === 0x5c) return start + bytes.write(escapeField(field), start);
  }
  return end;
}

export function readTuple(bytes: Buffer, start: number, end: number): Tuple {
  return parseTuple(bytes.toString('utf8', start, end));
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
