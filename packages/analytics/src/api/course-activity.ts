import { courseActivity } from '../tables/activity/course-activity.table.ts';
import { apiFaults, someOf } from './api-fault.ts';
import { apiTime, groupRows, isoTime, latestCreated, numberIn, textIn } from './api-values.ts';
import type { DateRange } from './date-range.ts';
import type { Condition, TableRow, TableView } from './table-reader.port.ts';

const labels = ['any', 'attempted_problem', 'played_video', 'posted_forum'] as const;

/** `courses/{id}/activity/`: learners who did something, by week. A label that nobody has is left out. */
export async function weeklyActivity(view: TableView, courseId: string, range: DateRange) {
  const rows = await view.rows(courseActivity, {
    where: await inWeeks(view, courseId, range),
    order: [{ column: 'interval_end' }, { column: 'interval_start' }],
  });
  return someOf(groupRows(rows, ['interval_start', 'interval_end']).map(weekOf));
}

/** `courses/{id}/recent_activity/`: one label's learners in the last week there is. */
export async function recentActivity(view: TableView, courseId: string, activityType: string) {
  const label = activityType.toUpperCase() === 'ANY' ? 'ACTIVE' : activityType.toUpperCase();
  const [row] = await view.rows(courseActivity, {
    where: [
      { column: 'course_id', is: courseId },
      { column: 'label', is: label },
    ],
    order: [{ column: 'interval_end', descending: true }],
    limit: 1,
    offset: 0,
  });
  if (row === undefined) throw apiFaults.notFound();
  return {
    interval_start: isoTime(row['interval_start']),
    interval_end: isoTime(row['interval_end']),
    activity_type: typeOf(row),
    count: numberIn(row, 'count'),
    course_id: textIn(row, 'course_id'),
  };
}

async function inWeeks(
  view: TableView,
  courseId: string,
  { start, end }: DateRange,
): Promise<readonly Condition[]> {
  const inCourse: Condition = { column: 'course_id', is: courseId };
  if (start === undefined && end === undefined) {
    const latest = await view.greatest(courseActivity, 'interval_end', [inCourse]);
    return [inCourse, { column: 'interval_end', is: latest ?? '' }];
  }
  return [
    inCourse,
    ...(start === undefined ? [] : [{ column: 'interval_start', from: start }]),
    ...(end === undefined ? [] : [{ column: 'interval_end', before: end }]),
  ];
}

function weekOf(rows: readonly TableRow[]) {
  const [first] = rows;
  const counts = new Map(rows.map((row) => [typeOf(row), numberIn(row, 'count')]));
  return {
    interval_start: apiTime(first?.['interval_start']),
    interval_end: apiTime(first?.['interval_end']),
    course_id: String(first?.['course_id']),
    ...Object.fromEntries(labels.flatMap((label) => (counts.has(label) ? [[label, counts.get(label)]] : []))),
    created: apiTime(latestCreated(rows)),
  };
}

function typeOf(row: TableRow): string {
  const label = textIn(row, 'label').toLowerCase();
  return label === 'active' ? 'any' : label;
}
