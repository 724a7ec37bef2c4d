import { textIn } from '../api/api-values.ts';
import { courseMetaSummaryEnrollment } from '../tables/enrollment/course-meta-summary-enrollment.table.ts';
import { inCourse } from './conditions.ts';
import type { InsightsCall } from './insights-call.ts';
import { modeName } from './words/modes.ts';

/** The enrolment modes that a course has had, with their names, in order of names. */
export async function modeNames(call: InsightsCall): Promise<readonly (readonly [string, string])[]> {
  const rows = await call.view.groups(courseMetaSummaryEnrollment, {
    where: inCourse(call),
    by: ['enrollment_mode'],
  });
  return rows
    .map((row) => textIn(row, 'enrollment_mode'))
    .map((mode) => [mode, modeName(mode, call.language)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, call.language));
}
