import type { CourseSummary, Engine } from '@coursewright/core';
import type { Viewer } from '../accounts/viewer.ts';

/** The catalog as one visitor sees it (`catalog_visibility`): what is listed for all, and their own courses. */
export async function visibleCourses(
  { courses, learners }: Pick<Engine, 'courses' | 'learners'>,
  viewer: Viewer | undefined,
): Promise<readonly CourseSummary[]> {
  const all = await courses.list();
  if (viewer === undefined) return all.filter((course) => course.catalogVisibility === 'both');
  const enrollments = await learners.enrollments(viewer.account.id);
  const own = new Set(enrollments.filter((one) => one.active).map((one) => one.courseKey));
  return all.filter((course) => {
    if (viewer.courses !== null && !viewer.courses.includes(course.courseKey)) return false;
    return course.catalogVisibility === 'both' || viewer.account.superuser || own.has(course.courseKey);
  });
}
