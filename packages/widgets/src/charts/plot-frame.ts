import { scaleBand, scaleLinear, scaleUtc } from 'd3-scale';
import type { ChartView } from './chart-view.ts';
import { seriesSpans, spanExtent, type Span } from './stack-series.ts';

/** A chart laid out: where everything is, in pixels of its own. */
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  readonly spans: readonly (readonly Span[])[];
  /** Centre of each of `xs` along the x axis; for `bars`, down the page. */
  readonly places: readonly number[];
  /** Width of a column, or height of a bar; 0 for lines and areas. */
  readonly thickness: number;
  /** Where a value is along its axis. */
  readonly at: (value: number) => number;
  readonly valueTicks: readonly number[];
  /** Which of `xs` are named on the axis. */
  readonly named: readonly number[];
  /** Where a date is; undefined outside, and where the axis has no dates. */
  readonly dateAt: (date: string) => number | undefined;
  readonly inner: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

const barHeight = 34;
const plotHeight = 274;
/** A line of text that names an axis. */
const axisName = 20;

export function layOut(view: ChartView, width: number, rtl: boolean): PlotFrame {
  const spans = seriesSpans(view);
  return view.kind === 'bars' ? layBars(view, spans, width, rtl) : layPlot(view, spans, width, rtl);
}

function layPlot(
  view: ChartView,
  spans: readonly (readonly Span[])[],
  width: number,
  rtl: boolean,
): PlotFrame {
  const inner = { left: rtl ? 12 : 46, right: width - (rtl ? 46 : 12), top: 28, bottom: plotHeight - 30 };
  const [low, high] = spanExtent(spans);
  const value = scaleLinear([low, high === low ? low + 1 : high], [inner.bottom, inner.top]).nice(5);
  const along = rtl ? [inner.right, inner.left] : [inner.left, inner.right];
  const { places, thickness, dateAt } = placesOf(view, along);
  const room = Math.max(1, Math.floor((inner.right - inner.left) / labelWidth(view)));
  const each = Math.ceil(view.xs.length / room);
  return {
    width,
    height: plotHeight + (isNamed(view.x) ? axisName : 0),
    spans,
    places,
    thickness,
    at: (number) => value(number),
    valueTicks: value
      .ticks(5)
      .filter((tick) => view.y.unit !== 'number' || Number.isInteger(tick) || high < 2),
    named: view.xs.flatMap((_x, index) => (index % each === 0 ? [index] : [])),
    dateAt,
    inner,
  };
}

/** Dates are dates; whatever else stands along the x axis is named. */
export function isNamed({ unit }: ChartView['x']): boolean {
  return unit !== 'date';
}

function labelWidth({ x, xs }: ChartView): number {
  if (x.unit !== 'category') return x.unit === 'date' ? 64 : 48;
  return 16 + 7.5 * Math.max(1, ...xs.map((name) => String(name).length));
}

function placesOf(
  { kind, x, xs }: ChartView,
  along: readonly number[],
): Pick<PlotFrame, 'places' | 'thickness' | 'dateAt'> {
  const nowhere = (): undefined => undefined;
  if (kind === 'columns' || x.unit === 'category') {
    const band = scaleBand(xs.map(String), along).paddingInner(0.25).paddingOuter(0.15);
    const places = xs.map((name) => (band(String(name)) ?? 0) + band.bandwidth() / 2);
    const byDate = new Map(xs.map((name, index) => [String(name).slice(0, 10), places[index]]));
    return {
      places,
      thickness: kind === 'columns' ? Math.min(band.bandwidth(), 48) : 0,
      dateAt: x.unit === 'date' ? (date) => byDate.get(date) : nowhere,
    };
  }
  if (x.unit === 'date') {
    const times = xs.map((date) => Date.parse(String(date).slice(0, 10)));
    const [first = 0, last = 0] = [times.at(0), times.at(-1)];
    const scale = scaleUtc(first === last ? [first - 1, last + 1] : [first, last], along);
    const dateAt = (date: string): number | undefined => {
      const time = Date.parse(date);
      return time >= first && time <= last ? scale(time) : undefined;
    };
    return { places: times.map((time) => scale(time)), thickness: 0, dateAt };
  }
  const numbers = xs.map(Number);
  const [first = 0, last = 0] = [numbers.at(0), numbers.at(-1)];
  const scale = scaleLinear(first === last ? [first - 1, last + 1] : [first, last], along);
  return { places: numbers.map((number) => scale(number)), thickness: 0, dateAt: nowhere };
}

function layBars(
  view: ChartView,
  spans: readonly (readonly Span[])[],
  width: number,
  rtl: boolean,
): PlotFrame {
  const names = Math.min(width * 0.4, 20 + 7.6 * Math.max(1, ...view.xs.map((name) => String(name).length)));
  const inner = {
    left: rtl ? 16 : names,
    right: width - (rtl ? names : 16),
    top: 8,
    bottom: 8 + barHeight * view.xs.length,
  };
  const [low, high] = spanExtent(spans);
  const along = rtl ? [inner.right, inner.left] : [inner.left, inner.right];
  const value = scaleLinear([low, high === low ? low + 1 : high], along).nice(5);
  return {
    width,
    height: inner.bottom + 28 + axisName,
    spans,
    places: view.xs.map((_name, index) => inner.top + barHeight * (index + 0.5)),
    thickness: barHeight * 0.62,
    at: (number) => value(number),
    valueTicks: value
      .ticks(width < 420 ? 3 : 6)
      .filter((tick) => view.y.unit !== 'number' || Number.isInteger(tick)),
    named: view.xs.map((_name, index) => index),
    dateAt: () => undefined,
    inner,
  };
}
