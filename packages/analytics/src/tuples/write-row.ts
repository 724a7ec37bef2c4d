import { copyBytes } from './copy-bytes.ts';
import { writeField, writeTuple } from './tuple-bytes.ts';
import type { Tuple } from './tuple.ts';

/** A key as its fields, and as the bytes of its text from the beginning up to `end`. */
export interface KeyBytes {
  readonly fields: Tuple;
  readonly bytes: Uint8Array;
  readonly end: number;
}

/** As `writeTuple`, for rows of a key: where the key's fields stand at a row's beginning, or behind its first field, their bytes are copied. */
export function writeRow(row: Tuple, key: KeyBytes, bytes: Buffer, start: number): number {
  const place = hasKeyAt(row, key.fields, 0) ? 0 : 1;
  if (place === 1 && !hasKeyAt(row, key.fields, 1)) return writeTuple(row, bytes, start);
  let at = start;
  if (place === 1) {
    at = writeField(row[0] ?? null, bytes, at);
    bytes[at++] = 0x09;
  }
  at = copyBytes(key.bytes, 0, key.end, bytes, at);
  for (let index = place + key.fields.length; index < row.length; index += 1) {
    bytes[at++] = 0x09;
    at = writeField(row[index] ?? null, bytes, at);
  }
  return at;
}

function hasKeyAt(row: Tuple, fields: Tuple, place: number): boolean {
  for (let index = 0; index < fields.length; index += 1)
    if (row[place + index] !== fields[index]) return false;
  return true;
}
