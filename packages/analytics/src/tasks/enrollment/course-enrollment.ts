import { courseEnrollmentSpans } from '../../tables/enrollment/course-enrollment-spans.table.ts';
import { courseEnrollment } from '../../tables/enrollment/course-enrollment.table.ts';
import { dateOf, dayOf } from '../calendar.ts';
import { defineTask, pickRows } from '../define-task.ts';

export const courseEnrollmentTask = defineTask({
  name: 'course-enrollment',
  counts:
    'Whether each learner was enrolled at the end of each day, in which mode, and whether that day changed it. ' +
    'Days before his first event are left out.',
  table: courseEnrollment,
  of: [
    pickRows(courseEnrollmentSpans, ([courseId = null, userId = null, ...span], emit) => {
      emit([courseId, userId], span);
    }),
  ],
  ranged: true,
  *fold([courseId = null, userId = null], occurrences, { range }) {
    for (const { tuple } of occurrences) {
      const [date = null, until = null, atEnd = null, change = null, mode = null] = tuple;
      const first = dayOf(date ?? '');
      const end = dayOf(until ?? range.to);
      for (let day = first; day < end; day += 1)
        yield [dateOf(day), courseId, userId, atEnd, day === first ? change : '0', mode];
    }
  },
});
