import type { CourseStructure } from '@coursewright/analytics/insights';
import { enrollmentRows } from './enrollment-rows.ts';
import { learnerRows } from './learner-rows.ts';
import { partRows } from './part-rows.ts';
import type { Rows } from '../../testing/publish-rows.ts';

/** Published tables of a course that has run for a while, by table: nothing in them is of anybody. */
export function insightsRows(
  courseKey: string,
  course: CourseStructure,
  accounts: readonly { readonly userId: number; readonly username: string }[] = [],
): Rows {
  return {
    ...enrollmentRows(courseKey),
    ...partRows(courseKey, course),
    ...learnerRows(courseKey, course, accounts),
  };
}
