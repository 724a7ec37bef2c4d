import { courseEnrollmentLocationCurrent } from '../tables/location/course-enrollment-location-current.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime, groupRows, latestCreated, numberIn, textIn } from './api-values.ts';
import { countryOf } from './country-of.ts';
import { onDates, type DateRange } from './date-range.ts';
import type { TableRow, TableView } from './table-reader.port.ts';

/** `courses/{id}/enrollment/location/`, by country; all that is no country is one without a code, named UNKNOWN. */
export async function enrollmentByLocation(view: TableView, courseId: string, range: DateRange) {
  const rows = await view.rows(courseEnrollmentLocationCurrent, {
    where: await onDates(view, courseEnrollmentLocationCurrent, courseId, range),
    order: [{ column: 'date' }, { column: 'country_code' }],
  });
  const coded = rows.map((row): TableRow => ({ ...row, alpha2: countryOf(row['country_code']).alpha2 }));
  const sorted = coded.toSorted(compare);
  return someOf(
    groupRows(sorted, ['alpha2', 'date']).map((group) => ({
      date: group[0]?.['date'] ?? null,
      course_id: courseId,
      country: countryOf(group[0]?.['alpha2']),
      count: group.reduce((sum, row) => sum + numberIn(row, 'count'), 0),
      created: apiTime(latestCreated(group)),
    })),
  );
}

/** The unknown first. */
function compare(one: TableRow, other: TableRow): number {
  const [a, b] = [textIn(one, 'alpha2'), textIn(other, 'alpha2')];
  return a < b ? -1 : Number(a > b);
}
