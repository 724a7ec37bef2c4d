import type { RunRef } from './fold-group.ts';
import type { SegmentCache } from './segment-cache.ts';

export interface KeyRange {
  readonly low?: Uint8Array;
  readonly high?: Uint8Array;
}

/** Cuts keys into ranges of about as many bytes, by the keys that the runs' indexes name. */
export function splitKeys(
  runs: readonly RunRef[],
  segments: SegmentCache,
  parts: number,
): readonly KeyRange[] {
  if (parts < 2) return [{}];
  const named = runs
    .flatMap(({ segment: path, run: index }) => {
      const segment = segments.get(path);
      const run = segment.runs[index];
      return run === undefined ? [] : segment.index(run).map(({ key }) => key);
    })
    .sort(Buffer.compare);
  const bounds: Buffer[] = [];
  for (let part = 1; part < parts; part += 1) {
    const bound = named[Math.floor((named.length * part) / parts)];
    if (
      bound !== undefined &&
      (bounds.at(-1) === undefined || Buffer.compare(bounds.at(-1) ?? bound, bound) < 0)
    )
      bounds.push(bound);
  }
  return [...bounds, undefined].map((high, index) => {
    const low = bounds[index - 1];
    return { ...(low && { low: Uint8Array.from(low) }), ...(high && { high: Uint8Array.from(high) }) };
  });
}
