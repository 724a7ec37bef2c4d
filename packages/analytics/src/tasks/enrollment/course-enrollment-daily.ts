import { courseEnrollmentDaily } from '../../tables/enrollment/course-enrollment-daily.table.ts';
import { courseEnrollmentSpans } from '../../tables/enrollment/course-enrollment-spans.table.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { countByDay, emitComingAndGoing } from './enrollment-by-day.ts';

export const courseEnrollmentDailyTask = defineTask({
  name: 'course-enrollment-daily',
  counts:
    'Learners enrolled at the end of each day (UTC). Cumulative: everyone with an enrolment event on that day or before it.',
  table: courseEnrollmentDaily,
  of: [
    pickRows(courseEnrollmentSpans, (row, emit) => {
      const [courseId = null, , date = null, until = null, atEnd = null] = row;
      emitComingAndGoing({ courseId, date, until, atEnd, group: null }, emit);
    }),
  ],
  ranged: true,
  *fold([courseId = null], occurrences, { range }) {
    for (const { date, count, cumulative } of countByDay(occurrences, range.to))
      yield [courseId, date, String(count), String(cumulative)];
  },
});
