import { createHmac } from 'node:crypto';
import { currentSecret, type Secret } from '@coursewright/core';
import { purposeKey } from './signed-token.ts';

/** HMAC-SHA256 under the tool's newest secret, of one purpose: nobody without it can tell what was digested by trying. */
export function keyedDigests(secret: Secret, purpose: string): (...parts: readonly string[]) => Buffer {
  let known: { readonly secret: string; readonly key: Buffer } | undefined;
  return (...parts) => {
    const newest = currentSecret(secret);
    if (known?.secret !== newest) known = { secret: newest, key: purposeKey(newest, purpose) };
    return createHmac('sha256', known.key).update(JSON.stringify(parts)).digest();
  };
}
