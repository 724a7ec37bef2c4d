import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rows } from '../../testing/publish-rows.ts';
import { openAnalyticsHost, type AnalyticsHost } from './testing/analytics-host.ts';

const course = 'course-v1:edX+DemoX+2014';
const old = 'edX/DemoX/2014';
const created = '2024-04-02T030405';
const about = (course_id: string, date: string) => ({ course_id, date, cumulative_count: 9 });

const today = new Date().toISOString().slice(0, 10);
const engagement = (username: string, date: string, what: readonly [string, string, string, number]) => ({
  course_id: course,
  username,
  date,
  entity_type: what[0],
  event: what[1],
  entity_id: what[2],
  count: what[3],
});

const answer = (module: string, part: string, more: Readonly<Record<string, string | number | null>>) => ({
  course_id: course,
  module_id: module,
  part_id: part,
  correct: 0,
  first_response_count: 0,
  last_response_count: 0,
  ...more,
});

const rows: Rows = {
  course_enrollment_location_current: [
    { ...about(course, '2024-04-01'), country_code: 'US', count: 455 },
    { ...about(course, '2024-04-01'), country_code: 'CI', count: 2 },
    { ...about(course, '2024-04-01'), country_code: null, count: 356 },
    { ...about(course, '2024-04-01'), country_code: 'UNKNOWN', count: 1 },
    { ...about(course, '2024-04-01'), country_code: 'A1', count: 7 },
    { ...about(course, '2024-03-01'), country_code: 'US', count: 1 },
  ],
  course_enrollment_mode_daily: [
    { ...about(course, '2024-04-01'), mode: 'no-id-professional', count: 2 },
    { ...about(course, '2024-04-01'), mode: 'professional', count: 3 },
    { ...about(course, '2024-04-01'), mode: 'executive', count: 4 },
  ],
  course_enrollment_gender_daily: [
    { ...about(course, '2024-04-01'), gender: 'o', count: 1 },
    { ...about(course, '2024-04-01'), gender: 'x', count: 2 },
    { ...about(course, '2024-04-01'), gender: null, count: 3 },
  ],
  course_activity: [
    {
      course_id: course,
      interval_start: '2024-03-18 00:00:00',
      interval_end: '2024-03-25 00:00:00',
      label: 'POSTED_FORUM',
      count: 3,
    },
    {
      course_id: course,
      interval_start: '2024-03-25 00:00:00',
      interval_end: '2024-04-01 00:00:00',
      label: 'ACTIVE',
      count: 8,
    },
  ],
  answer_distribution: [
    answer('m2', 'm2_2', { correct: 1, last_response_count: 100 }),
    answer('m1', 'm1_1', { correct: 1, last_response_count: 101 }),
    answer('m1', 'm1_2', { correct: 0, last_response_count: 200 }),
    answer('m1', 'm1_1', { correct: 0, last_response_count: 0, value_id: 'x' }),
    { ...answer('m3', 'm3_1', { last_response_count: 5 }), course_id: old },
  ],
  tags_distribution: [
    {
      course_id: course,
      org_id: 'edX',
      module_id: 'm1',
      tag_name: 'difficulty',
      tag_value: 'Hard',
      total_submissions: 10,
      correct_submissions: 4,
    },
    {
      course_id: course,
      org_id: 'edX',
      module_id: 'm1',
      tag_name: 'difficulty',
      tag_value: 'Easy',
      total_submissions: 10,
      correct_submissions: 4,
    },
    {
      course_id: course,
      org_id: 'edX',
      module_id: 'm1',
      tag_name: 'outcome',
      tag_value: 'Knows',
      total_submissions: 10,
      correct_submissions: 4,
    },
    {
      course_id: course,
      org_id: 'edX',
      module_id: 'm2',
      tag_name: 'outcome',
      tag_value: 'Knows',
      total_submissions: 1,
      correct_submissions: 0,
    },
  ],
  module_engagement: [
    engagement('ana', '2024-01-01', ['problem', 'attempted', 'p1', 3]),
    engagement('ana', '2024-01-01', ['problem', 'completed', 'p1', 1]),
    engagement('ana', today, ['problem', 'attempted', 'p2', 2]),
    engagement('ana', today, ['video', 'viewed', 'v1', 4]),
    engagement('ben', '2024-01-05', ['discussion', 'contributed', 'd1', 6]),
  ],
};

onEachDatabase({ afterAll, describe, it, expect }, (target) => {
  describe(`questions about a course: ${target.name}`, () => {
    let host: AnalyticsHost;
    const get = (question: string, id = course) => host.json(`/api/v0/courses/${id}/${question}`);
    beforeAll(async () => {
      host = await openAnalyticsHost(rows, target);
    }, 60_000);
    afterAll(() => host.close());

    it('put all that is no country together, without a code', async () => {
      const day = { date: '2024-04-01', course_id: course, created };
      expect(await get('enrollment/location/')).toEqual({
        status: 200,
        body: [
          { ...day, count: 364, country: { alpha2: null, alpha3: null, name: 'UNKNOWN' } },
          { ...day, count: 2, country: { alpha2: 'CI', alpha3: 'CIV', name: "Côte d'Ivoire" } },
          { ...day, count: 455, country: { alpha2: 'US', alpha3: 'USA', name: 'United States of America' } },
        ],
      });
      expect(await host.csv(`/api/v0/courses/${course}/enrollment/location/`)).toBe(
        [
          'count,country.alpha2,country.alpha3,country.name,course_id,created,date',
          `364,,,UNKNOWN,${course},${created},2024-04-01`,
          `2,CI,CIV,Côte d'Ivoire,${course},${created},2024-04-01`,
          `455,US,USA,United States of America,${course},${created},2024-04-01`,
          '',
        ].join('\r\n'),
      );
    });

    it('count modes without a field of their own in the sums, and genders nobody knows as unknown', async () => {
      const { body: modes } = await get('enrollment/mode/');
      expect(modes).toMatchObject([{ count: 9, cumulative_count: 27, professional: 5, verified: 0 }]);
      const { body: genders } = await get('enrollment/gender/');
      expect(genders).toMatchObject([{ female: 0, male: 0, other: 1, unknown: 5 }]);
    });

    it('tell the last week of one label, by its older name too', async () => {
      const week = { interval_start: '2024-03-25T00:00:00Z', interval_end: '2024-04-01T00:00:00Z' };
      const any = { ...week, activity_type: 'any', count: 8, course_id: course };
      for (const question of ['', '?activity_type=any', '?label=ACTIVE', '?label=&activity_type=active'])
        expect(await get(`recent_activity/${question}`)).toEqual({ status: 200, body: any });
      expect(await get('recent_activity/?label=posted_forum')).toMatchObject({
        body: { count: 3, activity_type: 'posted_forum' },
      });
      expect(await get('recent_activity/?label=nothing')).toEqual({
        status: 404,
        body: { detail: 'Not found.' },
      });
      expect(await get('activity/?start_date=2024-03-18&end_date=2024-03-26')).toEqual({
        status: 200,
        body: [
          {
            interval_start: '2024-03-18T000000',
            interval_end: '2024-03-25T000000',
            course_id: course,
            posted_forum: 3,
            created,
          },
        ],
      });
    });

    it('divide submissions by the parts of a problem', async () => {
      expect(await get('problems/')).toEqual({
        status: 200,
        body: [
          {
            module_id: 'm1',
            total_submissions: 150,
            correct_submissions: 50,
            part_ids: ['m1_1', 'm1_2'],
            created,
          },
          { module_id: 'm2', total_submissions: 100, correct_submissions: 100, part_ids: ['m2_2'], created },
        ],
      });
      expect(await host.csv(`/api/v0/courses/${course}/problems/`)).toBe(
        `correct_submissions,created,module_id,part_ids,total_submissions\r\n50,${created},m1,"m1_1, m1_2",150\r\n100,${created},m2,m2_2,100\r\n`,
      );
    });

    it('name the values of each tag', async () => {
      expect(await get('problems_and_tags/')).toEqual({
        status: 200,
        body: [
          {
            module_id: 'm1',
            total_submissions: 10,
            correct_submissions: 4,
            tags: { difficulty: ['Easy', 'Hard'], outcome: ['Knows'] },
            created,
          },
          {
            module_id: 'm2',
            total_submissions: 1,
            correct_submissions: 0,
            tags: { outcome: ['Knows'] },
            created,
          },
        ],
      });
    });

    it('sum what each learner did, in all and in the last seven days', async () => {
      const nothing = {
        videos_overall: null,
        videos_last_week: null,
        problems_overall: null,
        problems_last_week: null,
        correct_problems_overall: null,
        correct_problems_last_week: null,
        problems_attempts_overall: null,
        problems_attempts_last_week: null,
        forum_posts_overall: null,
        forum_posts_last_week: null,
      };
      expect(await get('user_engagement/')).toEqual({
        status: 200,
        body: [
          {
            ...nothing,
            username: 'ana',
            videos_overall: 4,
            videos_last_week: 1,
            problems_overall: 6,
            problems_last_week: 2,
            correct_problems_overall: 1,
            problems_attempts_overall: 5,
            problems_attempts_last_week: 2,
            date_last_active: today,
          },
          { ...nothing, username: 'ben', forum_posts_overall: 6, date_last_active: '2024-01-05' },
        ],
      });
    });

    it('take ids in any encoding, and addresses without the slash at the end', async () => {
      const { body } = await get('problems/', old);
      expect(body).toMatchObject([{ module_id: 'm3' }]);
      expect(await get('problems', encodeURIComponent(old))).toEqual({ status: 200, body });
      expect(await get('problems/', encodeURIComponent(course))).toMatchObject({
        body: [{ module_id: 'm1' }, {}],
      });
    });

    it('refuse dates that are none with what is wrong', async () => {
      for (const question of [
        'start_date=yesterday',
        'end_date=2024-02-30',
        'start_date=2024-01-01T250000',
      ]) {
        expect(await get(`enrollment/mode/?${question}`)).toMatchObject({
          status: 400,
          body: {
            error_code: 'illegal_parameter_values',
            developer_message: expect.stringContaining('must look like'),
          },
        });
      }
      expect(await get('enrollment/mode/?start_date=2024-4-1&end_date=')).toMatchObject({ status: 200 });
    });

    it('give CSV the columns that are asked for, in their order', async () => {
      const question = `/api/v0/courses/${course}/enrollment/gender/?fields=unknown,nothing,date,unknown`;
      expect(await host.csv(question)).toBe('unknown,date\r\n5,2024-04-01\r\n');
      expect(await (await host.ask(`${question}&format=csv`)).text()).toBe(
        'unknown,date\r\n5,2024-04-01\r\n',
      );
    });

    it('lead to a report that is there, for two minutes', async () => {
      const missing = { error_code: 'report_file_not_found' };
      expect(await get('reports/problem_response/')).toMatchObject({ status: 404, body: missing });
      const folder = path.join(host.config.data, 'reports');
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'edX_DemoX_2014_problem_response.csv'), 'username\r\nana\r\n');
      const { status, body } = await get('reports/problem_response/');
      expect(status).toBe(200);
      expect(body).toMatchObject({ course_id: course, report_name: 'problem_response', file_size: 15 });
      expect(await get('reports/../../secret/')).toMatchObject({ status: 404 });
      expect(await get('reports/other/')).toMatchObject({ status: 404, body: missing });
      const address = addressIn(body);
      const report = await fetch(address);
      expect(report.headers.get('content-disposition')).toMatch(
        /^attachment; filename=edX_DemoX_2014_problem_response-\d{8}T\d{6}Z\.csv$/,
      );
      expect(await report.text()).toBe('username\r\nana\r\n');
      expect((await fetch(address.replace('2014', '2015'))).status).toBe(403);
      host.clock.advance(121);
      expect((await fetch(address)).status).toBe(403);
    });
  });
});

function addressIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'download_url' in body ? String(body.download_url) : '';
}
