import { moduleEngagementMetricRanges } from '../../tables/engagement/module-engagement-metric-ranges.table.ts';
import { moduleEngagementSummary } from '../../tables/engagement/module-engagement-summary.table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { addDays } from '../calendar.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { parsePythonFloat, pythonFloat } from '../python-float.ts';
import { engagementMetrics } from './engagement-metrics.ts';
import { metricRanges } from './metric-ranges.ts';
import type { Weighted } from './percentile.ts';

const summary = takeColumns(moduleEngagementSummary, ['course_id', 'problem_attempts', ...engagementMetrics]);

export const moduleEngagementMetricRangesTask = defineTask({
  name: 'module-engagement-metric-ranges',
  counts:
    'From where on a learner is among the least and the most active 15 % of those who did something in the last seven days. Answers ' +
    'per problem solved are compared among those who submitted any.',
  table: moduleEngagementMetricRanges,
  of: [
    pickRows(moduleEngagementSummary, (row, emit) => {
      const [courseId = null, attempts = null, ...values] = summary(row);
      for (const [place, metric] of engagementMetrics.entries()) {
        const nothing = metric === 'problem_attempts_per_completed' && attempts === '0';
        emit([courseId], [metric, nothing ? null : (values[place] ?? null)]);
      }
    }),
  ],
  ranged: true,
  *fold([courseId = null], occurrences, { range }) {
    const values = new Map<string, Weighted[]>(engagementMetrics.map((metric) => [metric, []]));
    for (const { tuple, times } of occurrences) {
      const [metric = null, value = null] = tuple;
      if (value !== null) values.get(metric ?? '')?.push({ value: parsePythonFloat(value), times });
    }
    for (const [metric, weighted] of values)
      for (const { type, low, high } of metricRanges(weighted)) {
        // Zeros that no percentile gave are whole numbers in the original.
        const from = type === 'low' || weighted.length === 0 ? '0' : pythonFloat(low);
        yield [courseId, addDays(range.to, -7), range.to, metric, type, from, pythonFloat(high)];
      }
  },
});
