import { groupRows, numberIn, textIn } from '../api/api-values.ts';
import type { TableRow, TableView } from '../api/table-reader.port.ts';
import { courseActivity } from '../tables/activity/course-activity.table.ts';
import { courseMetaSummaryEnrollment } from '../tables/enrollment/course-meta-summary-enrollment.table.ts';

/** The figures of courses that lists of courses have, by course key; a course without numbers is not there. */
export async function totalsByCourse(
  view: TableView,
  courseKeys: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, number | null>>>> {
  if (courseKeys.length === 0) return new Map();
  const where = [{ column: 'course_id', in: courseKeys }];
  const rows = await view.rows(courseMetaSummaryEnrollment, { where, order: [{ column: 'course_id' }] });
  const active = await activeLastWeek(view, courseKeys);
  return new Map(
    groupRows(rows, ['course_id']).map((group) => {
      const key = textIn(group[0] ?? {}, 'course_id');
      return [key, { ...sums(group), active: active.get(key) ?? null }];
    }),
  );
}

function sums(rows: readonly TableRow[]) {
  const sum = (column: string, some = rows) => some.reduce((all, row) => all + numberIn(row, column), 0);
  return {
    enrolled: sum('count'),
    change: sum('count_change_7_days'),
    ever: sum('cumulative_count'),
    verified: sum(
      'count',
      rows.filter((row) => row['enrollment_mode'] === 'verified'),
    ),
    passing: sum('passing_users'),
  };
}

/** Of the last week of each course. */
async function activeLastWeek(
  view: TableView,
  courseKeys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const where = [
    { column: 'course_id', in: courseKeys },
    { column: 'label', is: 'ACTIVE' },
  ];
  const last = await view.groups(courseActivity, {
    where,
    by: ['course_id'],
    greatest: { week: 'interval_start' },
  });
  const weeks = new Map(last.map((row) => [textIn(row, 'course_id'), textIn(row, 'week')]));
  const rows = await view.rows(courseActivity, {
    where: [...where, { column: 'interval_start', in: [...new Set(weeks.values())] }],
  });
  const recent = rows.filter((row) => textIn(row, 'interval_start') === weeks.get(textIn(row, 'course_id')));
  return new Map(recent.map((row) => [textIn(row, 'course_id'), numberIn(row, 'count')]));
}
