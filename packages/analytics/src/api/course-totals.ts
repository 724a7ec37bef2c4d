import { courseMetaSummaryEnrollment } from '../tables/enrollment/course-meta-summary-enrollment.table.ts';
import { numberIn } from './api-values.ts';
import type { TableView } from './table-reader.port.ts';

/** `course_totals/`, which clients until 0.18 ask for: enrolment of all courses, or of those asked for, together. */
export async function courseTotals(view: TableView, courseIds?: readonly string[]) {
  const modes = await view.groups(courseMetaSummaryEnrollment, {
    where: courseIds === undefined ? [] : [{ column: 'course_id', in: courseIds }],
    by: ['enrollment_mode'],
    sums: {
      count: { column: 'count' },
      cumulative_count: { column: 'cumulative_count' },
      count_change_7_days: { column: 'count_change_7_days' },
    },
  });
  const sum = (column: string, rows = modes) => rows.reduce((total, row) => total + numberIn(row, column), 0);
  return {
    count: sum('count'),
    cumulative_count: sum('cumulative_count'),
    count_change_7_days: sum('count_change_7_days'),
    verified_enrollment: sum(
      'count',
      modes.filter((row) => row['enrollment_mode'] === 'verified'),
    ),
  };
}
