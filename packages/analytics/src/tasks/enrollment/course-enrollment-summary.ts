import { courseEnrollmentSummary } from '../../tables/enrollment/course-enrollment-summary.table.ts';
import { defineTask } from '../define-task.ts';
import { sqlDatetime } from '../sql-datetime.ts';
import type { Occurrence } from '../../tuples/tuple.ts';
import { activated, deactivated, enrollmentEvents } from './enrollment-events.pick.ts';

export const courseEnrollmentSummaryTask = defineTask({
  name: 'course-enrollment-summary',
  counts:
    'Of each learner who ever enrolled: the mode he has now, the one he began with, and when he first enrolled, last left, ' +
    'and was first verified or in the credit track. A mode counts when it comes with an enrolment, or changes during one.',
  table: courseEnrollmentSummary,
  of: [enrollmentEvents],
  ranged: true,
  *fold([courseId = null, userId = null], occurrences, { range }) {
    const { mode, active, first, left, firstOf } = summarize(occurrences);
    if (first === undefined) return;
    yield [
      courseId,
      userId,
      mode,
      active ? '1' : '0',
      first.mode,
      sqlDatetime(first.time),
      sqlDatetime(left),
      sqlDatetime(firstOf.get('verified')),
      sqlDatetime(firstOf.get('credit')),
      sqlDatetime(range.to),
    ];
  },
});

interface Summary {
  mode: string;
  active: boolean;
  first: { readonly time: string; readonly mode: string } | undefined;
  /** When the last enrolment ended; repeated unenrolments do not move it. */
  left: string | undefined;
  readonly firstOf: Map<string, string>;
}

/** edx-analytics-pipeline, edx/analytics/tasks/insights/enrollments.py CourseEnrollmentSummaryTask. */
function summarize(events: Iterable<Occurrence>): Summary {
  const summary: Summary = { mode: '', active: false, first: undefined, left: undefined, firstOf: new Map() };
  for (const { tuple } of events) {
    const time = tuple[0] ?? '';
    const type = tuple[1] ?? '';
    const mode = tuple[2] ?? '';
    if (summary.active && type === deactivated) {
      summary.active = false;
      summary.left = time;
    } else if (type === activated ? !summary.active : summary.active && type !== deactivated) {
      if (type === activated) {
        summary.active = true;
        summary.first ??= { time, mode };
      }
      summary.mode = mode;
      if (!summary.firstOf.has(mode)) summary.firstOf.set(mode, time);
    }
  }
  return summary;
}
