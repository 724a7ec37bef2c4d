export interface Weighted {
  readonly value: number;
  readonly times: number;
}

/**
 * What numpy's `percentile` gives by linear interpolation, bit by bit, for values with how often they come. `share`: 0.15 for
 * the 15th. NaN where numpy has it: between infinite values, and beside one.
 */
export function percentile(values: readonly Weighted[], share: number): number {
  const sorted = values.toSorted((a, b) => (a.value < b.value ? -1 : Number(a.value > b.value)));
  const last = sorted.reduce((sum, { times }) => sum + times, 0) - 1;
  const place = last * share;
  const below = Math.floor(place);
  return between(at(sorted, below), at(sorted, Math.min(below + 1, last)), place - below);
}

function at(sorted: readonly Weighted[], place: number): number {
  let end = 0;
  for (const { value, times } of sorted) {
    end += times;
    if (place < end) return value;
  }
  return Number.NaN;
}

/** numpy's `_lerp`: from the nearer side, for the last bit's sake. */
function between(a: number, b: number, part: number): number {
  return part >= 0.5 ? b - (b - a) * (1 - part) : a + (b - a) * part;
}
