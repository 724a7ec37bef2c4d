import type { ChartView } from '../chart-view.ts';
import type { CountryShape } from './country-shapes.ts';
import { classOf, shadeOf, valueClasses, type ValueClass } from './value-classes.ts';

export interface MapCountry {
  readonly shape: CountryShape;
  /** Which of the chart's `xs` it is. */
  readonly index: number;
  /** How dark its class is, 0 to 4. */
  readonly shade: number;
}

/** What a map shows of a chart. */
export interface MapView {
  readonly classes: readonly ValueClass[];
  readonly countries: readonly MapCountry[];
  /** Those of `xs` with a number that lie nowhere on the map. */
  readonly elsewhere: readonly number[];
}

/** Undefined where the chart has no number of any country on the map. */
export function mapView(
  { xs, series, places }: ChartView,
  shapes: ReadonlyMap<string, CountryShape>,
): MapView | undefined {
  const values = xs.map((_x, index) => series[0]?.values[index] ?? null);
  const found = values.flatMap((value, index) => {
    const shape = shapes.get(places?.[index] ?? '');
    return value === null || shape === undefined ? [] : [{ shape, index, value }];
  });
  if (found.length === 0) return undefined;
  const classes = valueClasses(found.map(({ value }) => value));
  const shade = (value: number) => shadeOf(classOf(value, classes), classes.length);
  const shown = new Set(found.map(({ index }) => index));
  return {
    classes,
    countries: found.map(({ shape, index, value }) => ({ shape, index, shade: shade(value) })),
    elsewhere: values.flatMap((value, index) => (value === null || shown.has(index) ? [] : [index])),
  };
}

/** The country on the map whose place is nearest, no farther than `within`. */
export function nearestCountry(
  { countries }: MapView,
  at: { readonly x: number; readonly y: number },
  within: number,
): MapCountry | undefined {
  const far = countries.map(({ shape }) => Math.hypot(shape.x - at.x, shape.y - at.y));
  const least = Math.min(...far);
  return least <= within ? countries[far.indexOf(least)] : undefined;
}
