import type { Engine } from '@coursewright/core';
import { isStaff } from '../accounts/reach.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { analyticsReach } from '../api/analytics/analytics-reach.ts';
import type { CourseTab } from './page.ts';

/** What somebody may open of a course. */
export interface CourseStanding {
  /** Of the team: instructor, staff, limited staff; and administrators. */
  readonly staff: boolean;
  /** Of the team, or enrolled. */
  readonly inside: boolean;
  readonly tabs: readonly CourseTab[];
}

/** Pages have tabs by the rules that answer them: Insights by that of its API, which knows more roles than staff. */
export async function courseStanding(
  { courses, learners }: Pick<Engine, 'courses' | 'learners'>,
  viewer: Viewer,
  courseKey: string,
): Promise<CourseStanding> {
  const staff = await isStaff(learners, viewer, courseKey);
  const enrollment = await learners.enrollment(viewer.account.id, courseKey);
  const inside = staff || enrollment?.active === true;
  const insights = await analyticsReach({ courses, learners }).mayRead(
    { kind: 'user', ...viewer },
    courseKey,
  );
  return {
    staff,
    inside,
    tabs: [
      ...(inside ? (['outline', 'learn', 'progress'] as const) : []),
      ...(staff ? (['gradebook'] as const) : []),
      ...(insights ? (['insights'] as const) : []),
    ],
  };
}
