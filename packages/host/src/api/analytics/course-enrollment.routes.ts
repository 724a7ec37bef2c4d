import {
  courseEnrollment,
  dateRange,
  enrollmentByBirthYear,
  enrollmentByEducation,
  enrollmentByGender,
  enrollmentByLocation,
  enrollmentByMode,
} from '@coursewright/analytics/api';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { analyticsEndpoint, type AnalyticsApiDeps } from './analytics-endpoint.ts';
import { courseParams, created, csvOfCourse, dateQuery } from './course-parts.ts';

type Query = typeof courseEnrollment | typeof enrollmentByGender | typeof enrollmentByLocation;

const day = { course_id: z.string(), date: z.string() };
const count = z.number();

/** Learners of a course by date, together and by what they are. */
export function courseEnrollmentEndpoints(deps: AnalyticsApiDeps): readonly Endpoint[] {
  const endpoint = (given: {
    readonly id: string;
    readonly path: string;
    readonly slug: string;
    readonly summary: string;
    readonly row: z.ZodObject;
    readonly versions?: readonly ('v0' | 'v1')[];
    readonly query: (...input: Parameters<Query>) => Promise<object>;
  }) =>
    analyticsEndpoint(deps, {
      id: given.id,
      path: `courses/{courseId}/enrollment/${given.path}`,
      summary: given.summary,
      ...(given.versions && { versions: given.versions }),
      params: courseParams,
      query: dateQuery,
      response: z.array(given.row),
      csv: csvOfCourse(given.slug),
      handle: async ({ params: { courseId }, query, view, caller }) => {
        await deps.reach.assertMayRead(caller, courseId);
        return given.query(view, courseId, dateRange(query));
      },
    });
  return [
    ...endpoint({
      id: 'Enrollment',
      path: '',
      slug: 'enrollment',
      summary: 'Learners who are enrolled in a course, by date',
      row: z.object({ ...day, count, created }),
      query: courseEnrollment,
    }),
    ...endpoint({
      id: 'EnrollmentByMode',
      path: 'mode/',
      slug: 'enrollment_mode',
      summary: 'Learners who are enrolled in a course, by date and mode',
      row: z.object({
        ...day,
        count,
        cumulative_count: count.meta({ description: 'Who was ever enrolled until then' }),
        audit: count,
        credit: count,
        honor: count,
        professional: count,
        verified: count,
        masters: count,
        created,
      }),
      query: enrollmentByMode,
    }),
    ...endpoint({
      id: 'EnrollmentByBirthYear',
      path: 'birth_year/',
      slug: 'enrollment-age',
      summary: 'Learners who are enrolled in a course, by year of birth',
      row: z.object({ ...day, birth_year: z.number().nullable(), count, created }),
      versions: ['v0'],
      query: enrollmentByBirthYear,
    }),
    ...endpoint({
      id: 'EnrollmentByEducation',
      path: 'education/',
      slug: 'enrollment-education',
      summary: 'Learners who are enrolled in a course, by education',
      row: z.object({ ...day, education_level: z.string().nullable(), count, created }),
      query: enrollmentByEducation,
    }),
    ...endpoint({
      id: 'EnrollmentByGender',
      path: 'gender/',
      slug: 'enrollment-gender',
      summary: 'Learners who are enrolled in a course, by date and gender',
      row: z.object({ ...day, female: count, male: count, other: count, unknown: count, created }),
      query: enrollmentByGender,
    }),
    ...endpoint({
      id: 'EnrollmentByLocation',
      path: 'location/',
      slug: 'enrollment-location',
      summary: 'Learners who are enrolled in a course, by country',
      row: z.object({
        ...day,
        country: z.object({
          alpha2: z.string().nullable(),
          alpha3: z.string().nullable(),
          name: z.string().meta({ description: 'UNKNOWN where the country is not known' }),
        }),
        count,
        created,
      }),
      query: enrollmentByLocation,
    }),
  ];
}
