import { courseEnrollmentCountry } from '../../tables/location/course-enrollment-country.table.ts';
import { courseEnrollmentLocationCurrent } from '../../tables/location/course-enrollment-location-current.table.ts';
import { defineTask, pickRows } from '../define-task.ts';
import type { Field } from '../../tuples/tuple.ts';

export const courseEnrollmentLocationCurrentTask = defineTask({
  name: 'course-enrollment-location-current',
  counts:
    'Enrolled learners by the country of their latest event, as the enrolment records are now. UNKNOWN: the address is of no known ' +
    'country. No country: no event in the log. Cumulative: whoever has an enrolment record, active or not.',
  table: courseEnrollmentLocationCurrent,
  of: [
    pickRows(courseEnrollmentCountry, ([courseId = null, , country = null, isActive = null], emit) => {
      emit([courseId], [country, isActive]);
    }),
  ],
  ranged: true,
  *fold([courseId = null], occurrences, { range }) {
    const countries = new Map<Field, { count: number; cumulative: number }>();
    for (const { tuple, times } of occurrences) {
      const [country = null, isActive = null] = tuple;
      const { count, cumulative } = countries.get(country) ?? { count: 0, cumulative: 0 };
      const active = isActive === '1' ? times : 0;
      countries.set(country, { count: count + active, cumulative: cumulative + times });
    }
    for (const [country, { count, cumulative }] of countries)
      yield [range.to, courseId, country, String(count), String(cumulative)];
  },
});
