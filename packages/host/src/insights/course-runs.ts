import type { CourseRun } from '@coursewright/analytics/insights';
import type { CourseService, CourseSummary } from '@coursewright/core';

/** The runs of a course that somebody may see, the oldest first. */
export async function courseRuns(
  courses: Pick<CourseService, 'list'>,
  { org, number }: Pick<CourseSummary, 'org' | 'number'>,
  may: (courseKey: string) => Promise<boolean>,
): Promise<readonly CourseRun[]> {
  const all = (await courses.list()).filter((one) => one.org === org && one.number === number);
  const seen: CourseSummary[] = [];
  for (const one of all) if (await may(one.courseKey)) seen.push(one);
  return seen
    .map(({ courseKey, run, title, start }) => ({ courseKey, run, title, start }))
    .toSorted((one, other) => ((one.start ?? '') < (other.start ?? '') ? -1 : 1));
}
