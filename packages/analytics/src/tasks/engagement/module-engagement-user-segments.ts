import { moduleEngagementMetricRanges } from '../../tables/engagement/module-engagement-metric-ranges.table.ts';
import { moduleEngagementSummary } from '../../tables/engagement/module-engagement-summary.table.ts';
import { moduleEngagementUserSegments } from '../../tables/engagement/module-engagement-user-segments.table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { addDays } from '../calendar.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { parsePythonFloat } from '../python-float.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { engagementMetrics } from './engagement-metrics.ts';
import { isInRange, type MetricRange } from './metric-ranges.ts';

const summary = takeColumns(moduleEngagementSummary, ['course_id', 'username', ...engagementMetrics]);

export const moduleEngagementUserSegmentsTask = defineTask({
  name: 'module-engagement-user-segments',
  counts:
    'Highly engaged: among the most active 15 % of the course by problems tried, problems solved, videos or posts. Struggling: among the ' +
    '15 % with the most answers per problem solved. Why is said by the metrics.',
  table: moduleEngagementUserSegments,
  of: [
    pickRows(
      moduleEngagementMetricRanges,
      ([courseId = null, , , metric = null, type = null, low = null, high = null], emit) => {
        if (type === 'high') emit([courseId], ['range', metric, low, high]);
      },
    ),
    pickRows(moduleEngagementSummary, (row, emit) => {
      const [courseId = null, ...rest] = summary(row);
      emit([courseId], ['summary', ...rest]);
    }),
  ],
  ranged: true,
  *fold([courseId = null], occurrences, { range }) {
    const high = new Map<string, MetricRange>();
    for (const { tuple } of occurrences) {
      const [tag, first = null, ...rest] = tuple;
      if (tag === 'range') high.set(first ?? '', highRange(rest));
      else
        for (const [segment, reasons] of segments(rest, high))
          yield [courseId, first, addDays(range.to, -7), range.to, segment, reasons.join(',')];
    }
  },
});

function highRange([low = null, high = null]: Tuple): MetricRange {
  return { type: 'high', low: parsePythonFloat(low ?? ''), high: parsePythonFloat(high ?? '') };
}

/** The segments that a learner's metrics put him into, by name, each with these metrics. */
function segments(metrics: Tuple, high: ReadonlyMap<string, MetricRange>): [string, string[]][] {
  const engaged: string[] = [];
  const struggling: string[] = [];
  for (const [place, metric] of engagementMetrics.entries()) {
    const range = metric === 'problem_attempts' ? undefined : high.get(metric);
    if (range === undefined || !isInRange(parsePythonFloat(metrics[place] ?? ''), range)) continue;
    (metric === 'problem_attempts_per_completed' ? struggling : engaged).push(metric);
  }
  const both: [string, string[]][] = [
    ['highly_engaged', engaged],
    ['struggling', struggling],
  ];
  return both.filter(([, reasons]) => reasons.length > 0);
}
