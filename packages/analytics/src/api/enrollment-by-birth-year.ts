import { courseEnrollmentBirthYearDaily } from '../tables/enrollment/course-enrollment-birth-year-daily.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime, numberIn } from './api-values.ts';
import { onDates, type DateRange } from './date-range.ts';
import type { TableView } from './table-reader.port.ts';

/** `courses/{id}/enrollment/birth_year/`; the year of those who gave none is null. */
export async function enrollmentByBirthYear(view: TableView, courseId: string, range: DateRange) {
  const rows = await view.rows(courseEnrollmentBirthYearDaily, {
    where: await onDates(view, courseEnrollmentBirthYearDaily, courseId, range),
    order: [{ column: 'date' }, { column: 'birth_year' }],
  });
  return someOf(
    rows.map((row) => ({
      course_id: courseId,
      date: row['date'],
      birth_year: row['birth_year'],
      count: numberIn(row, 'count'),
      created: apiTime(row['created']),
    })),
  );
}
