import {
  courseProblems,
  courseProblemsAndTags,
  courseReport,
  courseVideos,
  userEngagement,
} from '@coursewright/analytics/api';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { analyticsEndpoint, type AnalyticsApiDeps } from './analytics-endpoint.ts';
import { courseParams, created, csvOfCourse, noQuery } from './course-parts.ts';

const count = z.number();
const maybe = z.number().nullable();
const weekInMicroseconds = 7 * 86_400_000_000;

/** What learners of a course did with its problems and videos, and reports about it. */
export function courseContentEndpoints(deps: AnalyticsApiDeps): readonly Endpoint[] {
  const { reach, reports, clock } = deps;
  return [
    ...analyticsEndpoint(deps, {
      id: 'CourseProblems',
      path: 'courses/{courseId}/problems/',
      summary: 'Submissions of each problem of a course',
      params: courseParams,
      query: noQuery,
      response: z.array(
        z.object({
          module_id: z.string(),
          total_submissions: count,
          correct_submissions: count,
          part_ids: z.array(z.string()),
          created,
        }),
      ),
      csv: csvOfCourse('None'),
      handle: async ({ params: { courseId }, view, caller }) => {
        await reach.assertMayRead(caller, courseId);
        return courseProblems(view, courseId);
      },
    }),
    ...analyticsEndpoint(deps, {
      id: 'CourseProblemsAndTags',
      path: 'courses/{courseId}/problems_and_tags/',
      summary: 'Submissions of each problem of a course that has tags',
      params: courseParams,
      query: noQuery,
      response: z.array(
        z.object({
          module_id: z.string(),
          total_submissions: count,
          correct_submissions: count,
          tags: z.record(z.string(), z.array(z.string())),
          created,
        }),
      ),
      csv: csvOfCourse('None'),
      handle: async ({ params: { courseId }, view, caller }) => {
        await reach.assertMayRead(caller, courseId);
        return courseProblemsAndTags(view, courseId);
      },
    }),
    ...analyticsEndpoint(deps, {
      id: 'CourseVideos',
      path: 'courses/{courseId}/videos/',
      summary: 'Viewers at the start and the end of each video of a course',
      params: courseParams,
      query: noQuery,
      response: z.array(
        z.object({
          pipeline_video_id: z.string(),
          encoded_module_id: z.string(),
          duration: maybe.meta({ description: 'Seconds; -1 where it is not known' }),
          segment_length: maybe,
          users_at_start: maybe,
          users_at_end: maybe,
          created,
        }),
      ),
      csv: csvOfCourse('None'),
      handle: async ({ params: { courseId }, view, caller }) => {
        await reach.assertMayRead(caller, courseId);
        return courseVideos(view, courseId);
      },
    }),
    ...analyticsEndpoint(deps, {
      id: 'UserEngagement',
      path: 'courses/{courseId}/user_engagement/',
      summary: 'What each learner of a course did, in all and in the last seven days',
      params: courseParams,
      query: noQuery,
      response: z.array(
        z.object({
          username: z.string(),
          videos_overall: maybe,
          videos_last_week: maybe,
          problems_overall: maybe,
          problems_last_week: maybe,
          correct_problems_overall: maybe,
          correct_problems_last_week: maybe,
          problems_attempts_overall: maybe,
          problems_attempts_last_week: maybe,
          forum_posts_overall: maybe,
          forum_posts_last_week: maybe,
          date_last_active: z.string().nullable(),
        }),
      ),
      csv: csvOfCourse('None'),
      handle: async ({ params: { courseId }, view, caller }) => {
        await reach.assertMayRead(caller, courseId);
        const weekStart = new Date((clock.now() - weekInMicroseconds) / 1000).toISOString().slice(0, 10);
        return userEngagement(view, courseId, weekStart);
      },
    }),
    ...analyticsEndpoint(deps, {
      id: 'CourseReport',
      path: 'courses/{courseId}/reports/{reportName}/',
      summary: 'Where a report about a course is downloaded: problem_response',
      params: courseParams.extend({ reportName: z.string() }),
      query: noQuery,
      response: z.object({
        course_id: z.string(),
        report_name: z.string(),
        download_url: z.string().meta({ description: 'Good until expiration_date, for whoever has it' }),
        last_modified: z.string(),
        expiration_date: z.string(),
        file_size: z.number(),
      }),
      handle: async ({ params: { courseId, reportName }, caller }) => {
        await reach.assertMayRead(caller, courseId);
        return courseReport(reports, courseId, reportName);
      },
    }),
  ];
}
