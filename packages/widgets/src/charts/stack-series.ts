import { isStacked, type ChartView } from './chart-view.ts';

/** Where a value begins and ends along y; null where there is none. */
export type Span = readonly [from: number, to: number] | null;

/** The spans of each series, in the order of `xs`: from zero, or each upon the one before. */
export function seriesSpans(view: ChartView): readonly (readonly Span[])[] {
  const tops = view.xs.map(() => 0);
  return view.series.map(({ values }) =>
    view.xs.map((_x, index): Span => {
      const value = values[index] ?? null;
      if (value === null) return null;
      if (!isStacked(view)) return [0, value];
      const from = tops[index] ?? 0;
      tops[index] = from + value;
      return [from, from + value];
    }),
  );
}

/** The least and the greatest end of all spans, zero among them. */
export function spanExtent(spans: readonly (readonly Span[])[]): readonly [number, number] {
  const ends = spans.flat().flatMap((span) => (span === null ? [] : [...span]));
  return [Math.min(0, ...chunked(ends, Math.min)), Math.max(0, ...chunked(ends, Math.max))];
}

/** A function of many arguments in pieces: so many at once would overflow the stack. */
function chunked(numbers: readonly number[], of: (...some: number[]) => number): number[] {
  const results: number[] = [];
  for (let at = 0; at < numbers.length; at += 5000) results.push(of(...numbers.slice(at, at + 5000)));
  return results;
}
