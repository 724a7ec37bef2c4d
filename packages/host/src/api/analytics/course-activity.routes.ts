import { dateRange, recentActivity, weeklyActivity } from '@coursewright/analytics/api';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { analyticsEndpoint, type AnalyticsApiDeps } from './analytics-endpoint.ts';
import { courseParams, created, csvOfCourse, dateQuery } from './course-parts.ts';

/** Learners who were active in a course. */
export function courseActivityEndpoints(deps: AnalyticsApiDeps): readonly Endpoint[] {
  return [
    ...analyticsEndpoint(deps, {
      id: 'CourseActivity',
      path: 'courses/{courseId}/activity/',
      summary: 'Learners who did something in a course, by week',
      params: courseParams,
      query: dateQuery,
      response: z.array(
        z.object({
          interval_start: z.string(),
          interval_end: z.string(),
          course_id: z.string(),
          any: z.number().optional(),
          attempted_problem: z.number().optional(),
          played_video: z.number().optional(),
          posted_forum: z.number().optional(),
          created,
        }),
      ),
      csv: csvOfCourse('engagement-activity'),
      handle: async ({ params: { courseId }, query, view, caller }) => {
        await deps.reach.assertMayRead(caller, courseId);
        return weeklyActivity(view, courseId, dateRange(query));
      },
    }),
    ...analyticsEndpoint(deps, {
      id: 'RecentActivity',
      path: 'courses/{courseId}/recent_activity/',
      summary: 'Learners who did something in the last week (deprecated: see activity)',
      params: courseParams,
      query: z.object({
        activity_type: z
          .string()
          .default('any')
          .meta({ description: 'any, attempted_problem, played_video or posted_forum' }),
        label: z.string().optional().meta({ description: 'The older name of activity_type' }),
      }),
      response: z.object({
        interval_start: z.string(),
        interval_end: z.string(),
        activity_type: z.string(),
        count: z.number(),
        course_id: z.string(),
      }),
      handle: async ({ params: { courseId }, query: { activity_type: type, label }, view, caller }) => {
        await deps.reach.assertMayRead(caller, courseId);
        return recentActivity(view, courseId, label === undefined || label === '' ? type : label);
      },
    }),
  ];
}
