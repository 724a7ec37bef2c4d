import { apiFaults, courseSummaries, courseTotals, listOf, programs } from '@coursewright/analytics/api';
import { parseCourseKey } from '@coursewright/core/keys';
import { CoreError } from '@coursewright/core';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import type { AnalyticsCaller } from './analytics-caller.ts';
import { analyticsEndpoint, type AnalyticsApiDeps } from './analytics-endpoint.ts';
import { created } from './course-parts.ts';

const list = z.union([z.string(), z.array(z.string())]);
const some = (description: string) =>
  list.optional().meta({ description: `${description}, with commas between` });
const summaryQuery = z.object({
  course_ids: some('Courses; all by default'),
  fields: some('Fields that are wanted; all by default'),
  exclude: some('Fields that are left out'),
  programs: list.optional().meta({ description: 'True for the ids of each course’s programmes' }),
  recent_date: list
    .optional()
    .meta({ description: 'A day in the past from which recent_count_change is counted' }),
});
const counts = {
  count: z.number(),
  cumulative_count: z.number(),
  count_change_7_days: z.number(),
  passing_users: z.number(),
};
const summary = z.object({
  course_id: z.string(),
  catalog_course_title: z.string().nullable(),
  catalog_course: z.string().nullable(),
  start_date: z.string().nullable(),
  end_date: z.string().nullable(),
  pacing_type: z.string().nullable(),
  availability: z.string().nullable(),
  ...counts,
  recent_count_change: z.number().nullable(),
  enrollment_modes: z.record(z.string(), z.object(counts)),
  programs: z.array(z.string()).optional(),
  created,
});
const totals = z.object({
  count: z.number(),
  cumulative_count: z.number(),
  count_change_7_days: z.number(),
  verified_enrollment: z.number(),
});

/** Enrolment over many courses. Callers see the courses that they may. */
export function courseSummaryEndpoints(deps: AnalyticsApiDeps): readonly Endpoint[] {
  const askedFor = async (caller: AnalyticsCaller, given: z.output<typeof list> | undefined) => {
    const wanted = listOf(given);
    for (const id of wanted ?? []) assertCourseId(id);
    const reached = await deps.reach.courses(caller);
    return reached === undefined ? wanted : (wanted ?? [...reached]).filter((id) => reached.has(id));
  };
  const noParams = z.object({});
  const methods = ['get', 'post'] as const;
  return [
    ...methods.flatMap((method) =>
      analyticsEndpoint(deps, {
        id: method === 'get' ? 'CourseSummaries' : 'CourseSummariesByForm',
        method,
        path: 'course_summaries/',
        summary: 'Enrolment of courses by mode',
        params: noParams,
        query: summaryQuery,
        response: z.array(summary),
        handle: async ({ query, view, caller }) => {
          const courseIds = await askedFor(caller, query.course_ids);
          const [fields, exclude] = [listOf(query.fields), listOf(query.exclude)];
          const [recentDate] = listOf(query.recent_date) ?? [];
          return courseSummaries(view, {
            ...(courseIds && { courseIds }),
            choice: { ...(fields && { fields }), ...(exclude && { exclude }) },
            programs: listOf(query.programs) !== undefined,
            ...(recentDate !== undefined && { recentDate }),
            today: new Date(deps.clock.now() / 1000).toISOString().slice(0, 10),
          });
        },
      }),
    ),
    ...methods.flatMap((method) =>
      analyticsEndpoint(deps, {
        id: method === 'get' ? 'CourseTotals' : 'CourseTotalsByForm',
        method,
        path: 'course_totals/',
        summary: 'Enrolment of courses together, for clients until 0.18',
        params: noParams,
        query: z.object({ course_ids: some('Courses; all by default') }),
        response: totals,
        handle: async ({ query, view, caller }) =>
          courseTotals(view, await askedFor(caller, query.course_ids)),
      }),
    ),
    ...analyticsEndpoint(deps, {
      id: 'Programs',
      path: 'programs/',
      summary: 'Programmes and their courses',
      params: noParams,
      query: z.object({
        program_ids: some('Programmes; all by default'),
        fields: some('Fields that are wanted; all by default'),
        exclude: some('Fields that are left out'),
      }),
      response: z.array(
        z.object({
          program_id: z.string(),
          program_type: z.string(),
          program_title: z.string(),
          created: z.string(),
          course_ids: z.array(z.string()),
        }),
      ),
      handle: async ({ query, view, caller }) => {
        const [ids, fields, exclude] = [
          listOf(query.program_ids),
          listOf(query.fields),
          listOf(query.exclude),
        ];
        const mayRead = await deps.reach.courses(caller);
        return programs(view, {
          ...(ids && { ids }),
          choice: { ...(fields && { fields }), ...(exclude && { exclude }) },
          ...(mayRead && { mayRead }),
        });
      },
    }),
  ];
}

/** Throws `course_key_malformed`. */
export function assertCourseId(courseId: string): void {
  try {
    parseCourseKey(courseId);
  } catch (error) {
    if (error instanceof CoreError && error.code === 'invalid_key') throw apiFaults.courseMalformed(courseId);
    throw error;
  }
}
