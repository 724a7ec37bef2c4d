import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rows } from '../../testing/publish-rows.ts';
import { openAnalyticsHost, type AnalyticsHost } from './testing/analytics-host.ts';

const created = '2024-04-02T030405';
const meta = (course_id: string, enrollment_mode: string, count: number, availability = 'Current') => ({
  course_id,
  catalog_course_title: `Title of ${course_id}`,
  catalog_course: 'Catalog',
  start_time: '2016-10-11 00:00:00',
  end_time: null,
  pacing_type: 'instructor',
  availability,
  enrollment_mode,
  count,
  count_change_7_days: 1,
  cumulative_count: 2 * count,
  passing_users: 1,
});
const [one, two] = ['edX/DemoX/1', 'course-v1:edX+DemoX+2'];
const program = { program_id: 'p1', program_type: 'MicroMasters', program_title: 'All of it' };

const rows: Rows = {
  course_meta_summary_enrollment: [
    meta(one, 'audit', 5),
    meta(one, 'professional', 1),
    meta(one, 'no-id-professional', 2),
    meta(one, 'executive', 3),
    meta(two, 'verified', 7, 'Starting Soon'),
  ],
  course_enrollment_daily: [
    { course_id: one, date: '2024-01-01', count: 4, cumulative_count: 4 },
    { course_id: one, date: '2024-01-03', count: 9, cumulative_count: 9 },
  ],
  course_program_metadata: [
    { ...program, course_id: two },
    { ...program, course_id: one },
    { ...program, program_id: 'p2', course_id: one },
  ],
};

const counts = (count: number, modes = 1) => ({
  count,
  cumulative_count: 2 * count,
  count_change_7_days: modes,
  passing_users: modes,
});
const none = { count: 0, cumulative_count: 0, count_change_7_days: 0, passing_users: 0 };
const first = {
  course_id: one,
  catalog_course_title: `Title of ${one}`,
  catalog_course: 'Catalog',
  start_date: '2016-10-11T000000',
  end_date: null,
  pacing_type: 'instructor',
  availability: 'Current',
  ...counts(11, 4),
  recent_count_change: null,
  enrollment_modes: {
    audit: counts(5),
    credit: none,
    honor: none,
    professional: counts(3, 2),
    verified: none,
    masters: none,
    executive: counts(3),
  },
  created,
};

onEachDatabase({ afterAll, describe, it, expect }, (target) => {
  describe(`questions about courses: ${target.name}`, () => {
    let host: AnalyticsHost;
    const get = (question = '', token = 'edx') =>
      host.json(`/api/v0/course_summaries/${question}`, { token });
    beforeAll(async () => {
      host = await openAnalyticsHost(rows, target);
    }, 60_000);
    afterAll(() => host.close());

    it('sum enrolment of each course by mode', async () => {
      expect(await get(`?course_ids=${one}`)).toEqual({ status: 200, body: [first] });
      const { body } = await get();
      expect(body).toMatchObject([
        { course_id: two, availability: 'Upcoming', count: 7 },
        { course_id: one },
      ]);
    });

    it('show fields that are asked for, and no others', async () => {
      const few = await get(`?course_ids=${one}&fields=course_id,created,nothing`);
      expect(few.body).toEqual([{ course_id: one, created }]);
      const { body } = await get(`?course_ids=${one}&exclude=passing_users&exclude=passing_users,created`);
      expect(JSON.stringify(body)).not.toMatch(/passing_users|created/);
      expect(JSON.stringify(body)).toContain(
        '"verified":{"count":0,"cumulative_count":0,"count_change_7_days":0}',
      );
    });

    it('name programmes where they are asked for, none where there are none', async () => {
      await host.publish({ course_program_metadata: rows['course_program_metadata'] ?? [] });
      expect((await get('?programs=True&fields=course_id,programs')).body).toEqual([
        { course_id: two, programs: ['p1'] },
        { course_id: one, programs: ['p1', 'p2'] },
      ]);
      const when = '2024-04-02T03:04:05Z';
      const programs = await host.json('/api/v0/programs/?program_ids=p1');
      expect(programs.body).toEqual([{ ...program, created: when, course_ids: [two, one] }]);
      expect((await host.json('/api/v1/programs/?fields=program_id')).body).toEqual([
        { program_id: 'p1' },
        { program_id: 'p2' },
      ]);
      await host.publish({ course_program_metadata: [] });
      expect((await get('?programs=True&fields=programs')).body).toEqual([
        { programs: [] },
        { programs: [] },
      ]);
      expect(await host.json('/api/v0/programs/')).toEqual({ status: 404, body: { detail: 'Not found.' } });
    });

    it('count what has changed since a day in the past', async () => {
      const change = async (date: string) =>
        (await get(`?recent_date=${date}&fields=course_id,recent_count_change`)).body;
      const expected = (of1: number) => [
        { course_id: two, recent_count_change: 7 },
        { course_id: one, recent_count_change: of1 },
      ];
      expect(await change('2023-12-31')).toEqual(expected(11));
      expect(await change('2024-01-02')).toEqual(expected(7));
      expect(await change('2024-01-03')).toEqual(expected(2));
      expect(await change('2024-02-01')).toEqual(expected(2));
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
      for (const date of [tomorrow, 'soon'])
        expect(await get(`?recent_date=${date}`)).toMatchObject({
          status: 400,
          body: { error_code: 'illegal_parameter_values' },
        });
    });

    it('are asked by form and by JSON too', async () => {
      const form = new URLSearchParams([
        ['course_ids', one],
        ['course_ids', two],
        ['fields', 'course_id'],
      ]);
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ course_ids: [one, two], fields: ['course_id'] });
      const expected = { status: 200, body: [{ course_id: two }, { course_id: one }] };
      expect(await host.json('/api/v0/course_summaries/', { method: 'POST', body: form })).toEqual(expected);
      expect(await host.json('/api/v1/course_summaries/', { method: 'POST', body, headers })).toEqual(
        expected,
      );
      const totals = { count: 18, cumulative_count: 36, count_change_7_days: 5, verified_enrollment: 7 };
      expect(await host.json('/api/v1/course_totals/', { method: 'POST', body: form })).toEqual({
        status: 200,
        body: totals,
      });
      expect((await host.json(`/api/v1/course_totals/?course_ids=${one}`)).body).toMatchObject({ count: 11 });
    });

    it('refuse what is no course key', async () => {
      expect(await get(`?course_ids=${one},malformed-course-id`)).toEqual({
        status: 400,
        body: {
          error_code: 'course_key_malformed',
          developer_message: 'Course id/key malformed-course-id malformed.',
        },
      });
      expect(await get('?course_ids=no/such/course')).toEqual({
        status: 404,
        body: { detail: 'Not found.' },
      });
    });

    it('show a user the courses on whose team he is', async () => {
      await host.addToken('ana', host.learner.id);
      expect((await get('', 'ana')).status).toBe(404);
      await host.engine.learners.setRole(host.learner.id, two, 'instructor', true);
      await host.engine.learners.setRole(host.learner.id, one, 'beta_testers', true);
      expect((await get('?fields=course_id', 'ana')).body).toEqual([{ course_id: two }]);
      expect((await get(`?course_ids=${one}`, 'ana')).status).toBe(404);
      await host.addToken('root', host.admin.id);
      expect((await get('?fields=count', 'root')).body).toHaveLength(2);
    });
  });
});
