import { percentile, type Weighted } from './percentile.ts';

export interface MetricRange {
  readonly type: 'low' | 'normal' | 'high';
  /** Belongs to it. */
  readonly low: number;
  /** Does not belong to it, unless both are infinite. */
  readonly high: number;
}

/**
 * Where a metric is low, normal and high in a course: bounds are the 15th and 85th percentile of its learners
 * (edx-analytics-pipeline, edx/analytics/tasks/insights/module_engagement.py ModuleEngagementSummaryMetricRangesDataTask).
 */
export function metricRanges(values: readonly Weighted[]): MetricRange[] {
  if (values.length === 0) return [{ type: 'normal', low: 0, high: Infinity }];
  const [lower = Infinity, upper = Infinity] = [0.15, 0.85].map((share) => bound(percentile(values, share)));
  const ranges: MetricRange[] = lower > 0 ? [{ type: 'low', low: 0, high: lower }] : [];
  if (lower === upper) return [...ranges, { type: 'normal', low: lower, high: Infinity }];
  return [
    ...ranges,
    { type: 'normal', low: lower, high: upper },
    { type: 'high', low: upper, high: Infinity },
  ];
}

function bound(value: number): number {
  return Number.isNaN(value) ? Infinity : value;
}

export function isInRange(value: number, { low, high }: MetricRange): boolean {
  return low <= value && (value < high || (value === Infinity && high === Infinity));
}
