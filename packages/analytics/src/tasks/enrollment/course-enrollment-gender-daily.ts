import { courseEnrollmentGenderDaily } from '../../tables/enrollment/course-enrollment-gender-daily.table.ts';
import { courseEnrollmentProfiles } from '../../tables/enrollment/course-enrollment-profiles.table.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { countByDay, emitComingAndGoing } from './enrollment-by-day.ts';

export const courseEnrollmentGenderDailyTask = defineTask({
  name: 'course-enrollment-gender-daily',
  counts:
    'Learners enrolled at the end of each day (UTC), by the gender in their profile: m, f, o, or none given. Cumulative: ' +
    'everyone with an enrolment event by then. Profiles are read as they are now, for past days too.',
  table: courseEnrollmentGenderDaily,
  of: [
    pickRows(courseEnrollmentProfiles, (row, emit) => {
      const [courseId = null, , date = null, until = null, atEnd = null, gender = null] = row;
      emitComingAndGoing({ courseId, date, until, atEnd, group: gender }, emit);
    }),
  ],
  ranged: true,
  *fold([courseId = null], occurrences, { range }) {
    for (const { date, group, count, cumulative } of countByDay(occurrences, range.to))
      yield [date, courseId, group, String(count), String(cumulative)];
  },
});
