import { courseEnrollmentSpans } from '../../tables/enrollment/course-enrollment-spans.table.ts';
import { defineTask } from '../define-task.ts';
import { enrollmentEvents } from './enrollment-events.pick.ts';
import { enrollmentSpans } from './enrollment-spans.ts';

export const courseEnrollmentSpansTask = defineTask({
  name: 'course-enrollment-spans',
  counts:
    'From when until when each learner was enrolled, and in which mode: the last event of a day decides how the day ends. ' +
    'Who was enrolled before the first event in the log counts from that event on.',
  table: courseEnrollmentSpans,
  of: [enrollmentEvents],
  *fold([courseId = null, userId = null], occurrences) {
    for (const { date, until, atEnd, change, mode } of enrollmentSpans(occurrences))
      yield [courseId, userId, date, until ?? null, String(atEnd), String(change), mode];
  },
});
