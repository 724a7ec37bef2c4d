import type { ChartView } from './chart-view.ts';

/** The chart with no more than its first `most` places. */
export function firstPlaces(chart: ChartView, most: number): ChartView {
  if (chart.xs.length <= most) return chart;
  return {
    ...chart,
    xs: chart.xs.slice(0, most),
    series: chart.series.map((one) => ({ ...one, values: one.values.slice(0, most) })),
  };
}
