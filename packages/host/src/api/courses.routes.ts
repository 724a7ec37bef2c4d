import { CoreError, type Engine } from '@coursewright/core';
import { z } from 'zod';
import { assertReaches, assertStaff } from '../accounts/reach.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { visibleCourses } from '../lms/visible-courses.ts';
import { openEndpoint, viewerEndpoint, type Endpoint } from './endpoint.ts';
import { courseSummary, courseView } from './schemas/course.schemas.ts';
import { progressView } from './schemas/progress.schemas.ts';

const courseParams = z.object({ courseKey: z.string().meta({ example: 'course-v1:Org+Course+Run' }) });
const ofLearner = z.object({
  username: z
    .string()
    .optional()
    .meta({ description: 'Whose; for the course team only. Default: the caller.' }),
});

export function courseEndpoints({ courses, learners, learning, grading }: Engine): readonly Endpoint[] {
  /** The caller, or whom the caller asks for: only the course team may see another learner's state. */
  const subject = async (
    viewer: Viewer,
    courseKey: string,
    username: string | undefined,
  ): Promise<number> => {
    assertReaches(viewer, courseKey);
    if (username === undefined || username === viewer.account.username) return viewer.account.id;
    await assertStaff(learners, viewer, courseKey);
    const account = await learners.accountByUsername(username);
    const enrollment = account && (await learners.enrollment(account.id, courseKey));
    if (enrollment === undefined) {
      throw new CoreError('not_found', `Nobody enrolled in ${courseKey} is called ${username}.`);
    }
    return enrollment.userId;
  };
  return [
    openEndpoint({
      id: 'listCourses',
      method: 'get',
      path: '/api/courses',
      summary: 'Courses in the catalog, and those that the caller is enrolled in',
      tag: 'courses',
      input: z.object({}),
      response: z.object({ courses: z.array(courseSummary) }),
      problems: [401],
      handle: async (_input, { req, viewers }) => {
        const viewer = await viewers.of(req);
        return { courses: await visibleCourses({ courses, learners }, viewer) };
      },
    }),
    viewerEndpoint({
      id: 'getCourse',
      method: 'get',
      path: '/api/courses/{courseKey}',
      summary: 'The outline of a course as one learner sees it',
      tag: 'courses',
      input: z.object({ params: courseParams, query: ofLearner }),
      response: courseView,
      problems: [403, 404],
      handle: async ({ params: { courseKey }, query }, { viewer }) =>
        learning.outline({ userId: await subject(viewer, courseKey, query.username), courseKey }),
    }),
    viewerEndpoint({
      id: 'getProgress',
      method: 'get',
      path: '/api/courses/{courseKey}/progress',
      summary: "A learner's grades in a course",
      tag: 'grades',
      input: z.object({ params: courseParams, query: ofLearner }),
      response: progressView,
      problems: [403, 404],
      handle: async ({ params: { courseKey }, query }, { viewer }) =>
        grading.progress({ userId: await subject(viewer, courseKey, query.username), courseKey }),
    }),
  ];
}
