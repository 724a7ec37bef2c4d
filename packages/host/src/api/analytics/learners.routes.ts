import {
  apiFaults,
  courseLearnerMetadata,
  engagementTimeline,
  learnerOf,
  learnersOf,
  pageChoice,
  pageOf,
} from '@coursewright/analytics/api';
import type { Request } from 'express';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { fileNameOfCourse } from './analytics-answer.ts';
import type { AnalyticsCaller } from './analytics-caller.ts';
import { analyticsEndpoint, type AnalyticsApiDeps } from './analytics-endpoint.ts';
import { courseParams, noQuery } from './course-parts.ts';
import { assertCourseId } from './course-summaries.routes.ts';
import {
  engagementDays,
  learner,
  learnerMetadata,
  pageOfEngagements,
  pageOfLearners,
} from './learner.schemas.ts';

const text = z.string().optional();
const courseQuery = z.object({ course_id: z.string().default('').meta({ description: 'Needed' }) });
const pageQuery = { page: text, page_size: text };

/** Learners of a course one by one. Personal fields are null where the caller's role does not show them. */
export function learnerEndpoints(deps: AnalyticsApiDeps): readonly Endpoint[] {
  const reached = async (caller: AnalyticsCaller, courseId: string) => {
    if (courseId === '') throw apiFaults.courseNotSpecified();
    assertCourseId(courseId);
    await deps.reach.assertMayRead(caller, courseId);
    return { personal: await deps.reach.personal(caller, courseId) };
  };
  const addressOf = (req: Request) => (page: number) => {
    const url = new URL(req.originalUrl, deps.publicUrl);
    if (page === 1) url.searchParams.delete('page');
    else url.searchParams.set('page', String(page));
    url.searchParams.sort();
    return url.href;
  };
  return [
    ...analyticsEndpoint(deps, {
      id: 'Learners',
      path: 'learners/',
      summary: 'Learners of a course with their segments and engagement, by page',
      params: z.object({}),
      query: courseQuery.extend({
        ...pageQuery,
        text_search: text.meta({ description: 'In names, usernames and e-mail addresses' }),
        segments: text.meta({
          description: 'highly_engaged, disengaging, struggling, inactive, unenrolled; with commas between',
        }),
        ignore_segments: text.meta({ description: 'The same, not together with segments' }),
        cohort: text,
        enrollment_mode: text,
        order_by: text.meta({ description: 'username by default' }),
        sort_order: text.meta({ description: 'asc or desc' }),
        fields: text.meta({ description: 'Columns of CSV' }),
      }),
      response: pageOfLearners,
      csv: (_params, { course_id: courseId }) => ({
        fileName: `${fileNameOfCourse(courseId)}--${isoSecond(deps.clock.now())}--learners.csv`,
        floats: ['engagements.problem_attempts_per_completed'],
      }),
      handle: async ({ query, view, caller, req }) => {
        const { personal } = await reached(caller, query.course_id);
        const page = await learnersOf(view, query.course_id, query, { personal, addressOf: addressOf(req) });
        setLinks(req, page);
        return page;
      },
    }),
    ...analyticsEndpoint(deps, {
      id: 'Learner',
      path: 'learners/{username}/',
      summary: 'One learner of a course',
      params: z.object({ username: z.string() }),
      query: courseQuery,
      response: learner,
      csv: () => ({ floats: ['engagements.problem_attempts_per_completed'] }),
      handle: async ({ params: { username }, query: { course_id: courseId }, view, caller }) => {
        const { personal } = await reached(caller, courseId);
        return learnerOf(view, { courseId, username, personal });
      },
    }),
    ...analyticsEndpoint(deps, {
      id: 'EngagementTimeline',
      path: 'engagement_timelines/{username}/',
      summary: 'What a learner did in a course, day by day',
      params: z.object({ username: z.string() }),
      query: courseQuery,
      response: engagementDays,
      handle: async ({ params: { username }, query: { course_id: courseId }, view, caller }) => {
        await reached(caller, courseId);
        return engagementTimeline(view, courseId, username);
      },
    }),
    ...analyticsEndpoint(deps, {
      id: 'CourseLearnerMetadata',
      path: 'course_learner_metadata/{courseId}/',
      summary: 'Learners of a course by cohort, segment and mode, and the classes of their engagement',
      params: courseParams,
      query: noQuery,
      response: learnerMetadata,
      handle: async ({ params: { courseId }, view, caller }) => {
        await reached(caller, courseId);
        return courseLearnerMetadata(view, courseId);
      },
    }),
    ...analyticsEndpoint(deps, {
      id: 'EnterpriseEngagements',
      path: 'enterprise/{enterpriseId}/engagements/',
      versions: ['v0'],
      summary: 'Engagement of the learners of an enterprise: none, for there are no enterprises here',
      params: z.object({ enterpriseId: z.string() }),
      query: z.object(pageQuery),
      response: pageOfEngagements,
      handle: async ({ query, caller }) => {
        if (caller.kind === 'user' && !caller.account.superuser) throw apiFaults.forbidden();
        return pageOf(pageChoice(query, 100), { count: 0, results: [], addressOf: () => '' });
      },
    }),
  ];
}

function setLinks(
  req: Request,
  { next, previous }: { readonly next: string | null; readonly previous: string | null },
) {
  const links = [
    ...(next === null ? [] : [`<${next}>; rel="next"`]),
    ...(previous === null ? [] : [`<${previous}>; rel="prev"`]),
  ];
  if (links.length > 0) req.res?.setHeader('Link', links.join(', '));
}

/** `2024-04-02T03:04:05+00:00` */
function isoSecond(at: number): string {
  return `${new Date(at / 1000).toISOString().slice(0, 19)}+00:00`;
}
