import { moduleEngagementMetricRanges } from '../tables/engagement/module-engagement-metric-ranges.table.ts';
import { moduleEngagementRoster } from '../tables/engagement/module-engagement-roster.table.ts';
import { numberIn, textIn } from './api-values.ts';
import { learnerSegments } from './learner-segments.ts';
import type { Condition, TableRow, TableView } from './table-reader.port.ts';

const metrics = [
  'problem_attempts_per_completed',
  'problems_attempted',
  'problems_completed',
  'videos_viewed',
  'discussion_contributions',
] as const;

/** `course_learner_metadata/{id}/`: learners by cohort, segment and mode, and where classes of engagement begin and end. */
export async function courseLearnerMetadata(view: TableView, courseId: string) {
  const where: readonly Condition[] = [{ column: 'course_id', is: courseId }];
  const ranges = await view.rows(moduleEngagementMetricRanges, { where });
  const numbers = async (column: string) =>
    view.groups(moduleEngagementRoster, { where, by: [column], count: 'learners' });
  const segments = new Map<string, number>(learnerSegments.map((segment) => [segment, 0]));
  for (const row of await numbers('segments')) {
    for (const segment of textIn(row, 'segments')
      .split(',')
      .filter((one) => one !== ''))
      segments.set(segment, (segments.get(segment) ?? 0) + numberIn(row, 'learners'));
  }
  return {
    enrollment_modes: named(await numbers('enrollment_mode'), 'enrollment_mode'),
    segments: Object.fromEntries(segments),
    cohorts: named(await numbers('cohort'), 'cohort'),
    engagement_ranges: {
      date_range: { start: ranges[0]?.['start_date'] ?? null, end: ranges[0]?.['end_date'] ?? null },
      ...Object.fromEntries(metrics.map((metric) => [metric, classesOf(metric, ranges)])),
    },
  };
}

function named(rows: readonly TableRow[], column: string): Readonly<Record<string, number>> {
  const some = rows.filter((row) => textIn(row, column) !== '');
  return Object.fromEntries(some.map((row) => [textIn(row, column), numberIn(row, 'learners')]));
}

/** Few attempts for a completed problem are good, and much of anything else. An end that is null is open. */
function classesOf(metric: string, ranges: readonly TableRow[]) {
  const range = (type: string) => {
    const row = ranges.find((one) => one['metric'] === metric && one['range_type'] === type);
    return row === undefined ? null : [row['low_value'] ?? null, row['high_value'] ?? null];
  };
  const inverted = metric === 'problem_attempts_per_completed';
  return {
    class_rank_bottom: range(inverted ? 'high' : 'low'),
    class_rank_average: range('normal'),
    class_rank_top: range(inverted ? 'low' : 'high'),
  };
}
