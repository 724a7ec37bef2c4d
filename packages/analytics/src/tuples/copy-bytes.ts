/** Most stretches are short: below this a call costs more than it saves. */
const short = 200;

/** Copies bytes from `start` to `end` to `at`; gives where they end there. */
export function copyBytes(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  if (end - start > short) {
    to.set(from.subarray(start, end), at);
    return at + end - start;
  }
  let place = at;
  for (let next = start; next < end; next += 1) to[place++] = from[next] ?? 0;
  return place;
}
