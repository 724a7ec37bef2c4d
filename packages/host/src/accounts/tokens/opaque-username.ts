import { createHash } from 'node:crypto';

/** A username that tells nothing of what it was made from, the same each time: `g-` and 112 bits. */
export function opaqueUsername(kind: 'g' | 's', ...parts: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([kind, ...parts]))
    .digest('hex');
  return `${kind}-${digest.slice(0, 28)}`;
}
