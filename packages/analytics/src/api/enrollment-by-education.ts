import { courseEnrollmentEducationLevelDaily } from '../tables/enrollment/course-enrollment-education-level-daily.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime, numberIn } from './api-values.ts';
import { onDates, type DateRange } from './date-range.ts';
import type { TableView } from './table-reader.port.ts';

/** `courses/{id}/enrollment/education/`; the level of those who gave none is null. */
export async function enrollmentByEducation(view: TableView, courseId: string, range: DateRange) {
  const rows = await view.rows(courseEnrollmentEducationLevelDaily, {
    where: await onDates(view, courseEnrollmentEducationLevelDaily, courseId, range),
    order: [{ column: 'date' }, { column: 'education_level' }],
  });
  return someOf(
    rows.map((row) => ({
      course_id: courseId,
      date: row['date'],
      education_level: row['education_level'],
      count: numberIn(row, 'count'),
      created: apiTime(row['created']),
    })),
  );
}
