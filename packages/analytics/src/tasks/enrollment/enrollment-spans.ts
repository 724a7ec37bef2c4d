import type { Occurrence } from '../../tuples/tuple.ts';
import { activated, dateOfTime, deactivated } from './enrollment-events.pick.ts';

/** What is so from `date` up to, not including, `until`; undefined: to the end of the range. `change` is that of the first day. */
export interface EnrollmentSpan {
  readonly date: string;
  until: string | undefined;
  readonly atEnd: 0 | 1;
  readonly change: number;
  readonly mode: string;
}

/**
 * A learner's days in a course, from his first event on (edx-analytics-pipeline, edx/analytics/tasks/insights/enrollments.py
 * DaysEnrolledForEvents). Only unenrolment ends an enrolment and only enrolment begins one; the mode is that of the last event of the day,
 * whatever it was. `events`: time, type, mode, in the order of their bytes.
 */
export function enrollmentSpans(events: Iterable<Occurrence>): EnrollmentSpan[] {
  const spans: EnrollmentSpan[] = [];
  let before: EnrollmentSpan['atEnd'] = 0;
  for (const { date, atEnd, mode } of endsOfDays(events)) {
    const last = spans.at(-1);
    if (last !== undefined && last.atEnd === atEnd && last.mode === mode) continue;
    if (last !== undefined) last.until = date;
    spans.push({ date, until: undefined, atEnd, change: atEnd - before, mode });
    before = atEnd;
  }
  return spans;
}

/** How each day with events ends. */
function endsOfDays(events: Iterable<Occurrence>): Pick<EnrollmentSpan, 'date' | 'atEnd' | 'mode'>[] {
  const days: { date: string; atEnd: 0 | 1; mode: string }[] = [];
  let atEnd: 0 | 1 = 0;
  for (const { tuple } of events) {
    const [time = null, type = null, mode = null] = tuple;
    if (type === activated) atEnd = 1;
    else if (type === deactivated) atEnd = 0;
    const end = { date: dateOfTime(time ?? ''), atEnd, mode: mode ?? '' };
    if (days.at(-1)?.date === end.date) days.pop();
    days.push(end);
  }
  return days;
}
