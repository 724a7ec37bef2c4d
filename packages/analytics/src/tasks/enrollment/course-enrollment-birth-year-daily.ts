import { courseEnrollmentBirthYearDaily } from '../../tables/enrollment/course-enrollment-birth-year-daily.table.ts';
import { defineTask } from '../define-task.ts';
import { countLastDay, pickLastDay } from './enrollment-on-last-day.ts';

export const courseEnrollmentBirthYearDailyTask = defineTask({
  name: 'course-enrollment-birth-year-daily',
  counts:
    'Learners enrolled at the end of the last day, by the year of birth in their profile. Cumulative: everyone with an ' +
    'enrolment event by then.',
  table: courseEnrollmentBirthYearDaily,
  of: [pickLastDay('birth_year')],
  ranged: true,
  fold: ([courseId = null], occurrences, context) => countLastDay(courseId, occurrences, context),
});
