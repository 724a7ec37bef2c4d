/** 32 bits that tell stretches of bytes apart; not for what others choose. */
export function hashOfBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let hash = Math.imul(seed + 1, 0x9e3779b1);
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const four =
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    hash = Math.imul(hash ^ four, 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  for (; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

export function sameBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): boolean {
  const length = aEnd - aStart;
  if (length !== bEnd - bStart) return false;
  // From behind: keys and names differ in their ends.
  for (let at = length - 1; at >= 0; at -= 1) {
    if (a[aStart + at] !== b[bStart + at]) return false;
  }
  return true;
}
