import { courseEnrollmentEvents } from '../../tables/enrollment/course-enrollment-events.table.ts';
import { defineTask } from '../define-task.ts';
import { enrollmentEvents } from './enrollment-events.pick.ts';

export const courseEnrollmentEventsTask = defineTask({
  name: 'course-enrollment-events',
  counts: 'Every enrolment, unenrolment and change of mode in the log: who, when, and the mode it names.',
  table: courseEnrollmentEvents,
  of: [enrollmentEvents],
  *fold([courseId = null, userId = null], occurrences) {
    for (const { tuple, times } of occurrences)
      for (let time = 0; time < times; time += 1) yield [courseId, userId, ...tuple];
  },
});
