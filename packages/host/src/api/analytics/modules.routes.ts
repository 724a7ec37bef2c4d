import {
  answersToProblem,
  apiFaults,
  courseOfVideo,
  gradesOfProblem,
  opensOfSequential,
  someOf,
  timelineOfVideo,
  type ApiObject,
} from '@coursewright/analytics/api';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import type { AnalyticsCaller } from './analytics-caller.ts';
import { analyticsEndpoint, type AnalyticsApiDeps } from './analytics-endpoint.ts';
import { created, noQuery } from './course-parts.ts';

const problem = z.object({
  problemId: z.string().meta({ example: 'block-v1:edX+DemoX+Demo_2016+type@problem+block@dice' }),
});
const count = z.number();
const module = { module_id: z.string(), course_id: z.string() };

/** What was done with one block. A block of the old kind may be in several courses: each caller sees his. */
export function moduleEndpoints(deps: AnalyticsApiDeps): readonly Endpoint[] {
  const mine = async (caller: AnalyticsCaller, rows: readonly ApiObject[]) => {
    const courses = new Set(rows.map((row) => row['course_id']));
    const seen = new Set<unknown>();
    for (const course of courses)
      if (typeof course === 'string' && (await deps.reach.mayRead(caller, course))) seen.add(course);
    if (courses.size > 0 && seen.size === 0) throw apiFaults.forbidden();
    return someOf(rows.filter((row) => seen.has(row['course_id'])));
  };
  return [
    ...analyticsEndpoint(deps, {
      id: 'AnswerDistribution',
      path: 'problems/{problemId}/answer_distribution/',
      summary: 'How often each answer to a problem was given, as first and as last one',
      params: problem,
      query: noQuery,
      response: z.array(
        z.object({
          ...module,
          part_id: z.string(),
          correct: z.boolean(),
          value_id: z.string().nullable(),
          answer_value: z.string().nullable(),
          problem_display_name: z.string().nullable(),
          question_text: z.string().nullable(),
          variant: z.number().nullable(),
          first_response_count: count,
          last_response_count: count,
          consolidated_variant: z
            .boolean()
            .meta({ description: 'Variants that differ in the seed alone are counted together' }),
          created,
        }),
      ),
      handle: async ({ params: { problemId }, view, caller }) =>
        mine(caller, await answersToProblem(view, problemId)),
    }),
    ...analyticsEndpoint(deps, {
      id: 'GradeDistribution',
      path: 'problems/{problemId}/grade_distribution/',
      summary: 'Learners by the grade that they have for a problem',
      params: problem,
      query: noQuery,
      response: z.array(
        z.object({
          ...module,
          grade: z.number().nullable(),
          max_grade: z.number().nullable(),
          count,
          created,
        }),
      ),
      csv: () => ({ floats: ['grade', 'max_grade'] }),
      handle: async ({ params: { problemId }, view, caller }) =>
        mine(caller, await gradesOfProblem(view, problemId)),
    }),
    ...analyticsEndpoint(deps, {
      id: 'SequentialOpenDistribution',
      path: 'problems/{problemId}/sequential_open_distribution/',
      summary: 'Learners who opened a subsection',
      params: problem,
      query: noQuery,
      response: z.array(z.object({ ...module, count, created })),
      handle: async ({ params: { problemId }, view, caller }) =>
        mine(caller, await opensOfSequential(view, problemId)),
    }),
    ...analyticsEndpoint(deps, {
      id: 'VideoTimeline',
      path: 'videos/{videoId}/timeline/',
      summary: 'Viewers and views of each segment of a video',
      params: z.object({
        videoId: z
          .string()
          .meta({ example: 'course-v1:edX+DemoX+Demo_2016|0b9e39477cf34507a7a48f74be381fdd' }),
      }),
      query: noQuery,
      response: z.array(z.object({ segment: count, num_users: count, num_views: count, created })),
      handle: async ({ params: { videoId }, view, caller }) => {
        const course = await courseOfVideo(view, videoId);
        if (course === undefined) throw apiFaults.notFound();
        await deps.reach.assertMayRead(caller, course);
        return timelineOfVideo(view, videoId);
      },
    }),
  ];
}
