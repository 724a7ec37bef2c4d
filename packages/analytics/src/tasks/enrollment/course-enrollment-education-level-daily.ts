import { courseEnrollmentEducationLevelDaily } from '../../tables/enrollment/course-enrollment-education-level-daily.table.ts';
import { defineTask } from '../define-task.ts';
import { countLastDay, pickLastDay } from './enrollment-on-last-day.ts';

export const courseEnrollmentEducationLevelDailyTask = defineTask({
  name: 'course-enrollment-education-level-daily',
  counts:
    'Learners enrolled at the end of the last day, by the education in their profile; an unknown code counts as none given. ' +
    'Cumulative: everyone with an enrolment event by then.',
  table: courseEnrollmentEducationLevelDaily,
  of: [pickLastDay('education_level')],
  ranged: true,
  fold: ([courseId = null], occurrences, context) => countLastDay(courseId, occurrences, context),
});
