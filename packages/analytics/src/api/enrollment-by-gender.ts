import { courseEnrollmentGenderDaily } from '../tables/enrollment/course-enrollment-gender-daily.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime, groupRows, latestCreated, numberIn } from './api-values.ts';
import { onDates, type DateRange } from './date-range.ts';
import type { TableRow, TableView } from './table-reader.port.ts';

const genders = { f: 'female', m: 'male', o: 'other' } as const;
type Gender = (typeof genders)[keyof typeof genders] | 'unknown';

/** `courses/{id}/enrollment/gender/`, by date. */
export async function enrollmentByGender(view: TableView, courseId: string, range: DateRange) {
  const rows = await view.rows(courseEnrollmentGenderDaily, {
    where: await onDates(view, courseEnrollmentGenderDaily, courseId, range),
    order: [{ column: 'date' }, { column: 'gender' }],
  });
  return someOf(
    groupRows(rows, ['date']).map((group) => ({
      course_id: courseId,
      date: group[0]?.['date'] ?? null,
      ...countsOf(group),
      created: apiTime(latestCreated(group)),
    })),
  );
}

function countsOf(rows: readonly TableRow[]): Record<Gender, number> {
  const counts = { female: 0, male: 0, other: 0, unknown: 0 };
  for (const row of rows) counts[genderOf(row['gender'])] += numberIn(row, 'count');
  return counts;
}

function genderOf(code: string | number | null | undefined): Gender {
  return code === 'f' || code === 'm' || code === 'o' ? genders[code] : 'unknown';
}
