import { courseEnrollmentModeDaily } from '../../tables/enrollment/course-enrollment-mode-daily.table.ts';
import { courseEnrollmentSpans } from '../../tables/enrollment/course-enrollment-spans.table.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { countByDay, emitComingAndGoing } from './enrollment-by-day.ts';

export const courseEnrollmentModeDailyTask = defineTask({
  name: 'course-enrollment-mode-daily',
  counts:
    'Learners enrolled at the end of each day (UTC), by the mode that they have on that day. Cumulative: everyone with an ' +
    'enrolment event by then, under the mode of his last event; who changes mode is no more counted under the old one.',
  table: courseEnrollmentModeDaily,
  of: [
    pickRows(courseEnrollmentSpans, (row, emit) => {
      const [courseId = null, , date = null, until = null, atEnd = null, , mode = null] = row;
      emitComingAndGoing({ courseId, date, until, atEnd, group: mode }, emit);
    }),
  ],
  ranged: true,
  *fold([courseId = null], occurrences, { range }) {
    for (const { date, group, count, cumulative } of countByDay(occurrences, range.to))
      yield [date, courseId, group, String(count), String(cumulative)];
  },
});
