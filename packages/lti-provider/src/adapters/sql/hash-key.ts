import { createHash } from 'node:crypto';
import { bytes } from '@coursewright/core/sql';

/** A key of any length as one that an index takes. */
export function hashKey(...parts: readonly string[]): Uint8Array {
  return bytes(createHash('sha256').update(JSON.stringify(parts)).digest('hex'));
}
