import { courseEnrollmentDaily } from '../tables/enrollment/course-enrollment-daily.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime, numberIn } from './api-values.ts';
import { onDates, type DateRange } from './date-range.ts';
import type { TableView } from './table-reader.port.ts';

/** `courses/{id}/enrollment/`: learners who are enrolled, by date. */
export async function courseEnrollment(view: TableView, courseId: string, range: DateRange) {
  const rows = await view.rows(courseEnrollmentDaily, {
    where: await onDates(view, courseEnrollmentDaily, courseId, range),
    order: [{ column: 'date' }],
  });
  return someOf(
    rows.map((row) => ({
      course_id: courseId,
      date: row['date'],
      count: numberIn(row, 'count'),
      created: apiTime(row['created']),
    })),
  );
}
