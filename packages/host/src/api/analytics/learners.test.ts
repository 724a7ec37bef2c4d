import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rows } from '../../testing/publish-rows.ts';
import { openAnalyticsHost, type AnalyticsHost } from './testing/analytics-host.ts';

const course = 'edX/DemoX/Demo_Course';
const learner = (username: string, more: Readonly<Record<string, string | number | null>> = {}) => ({
  course_id: course,
  username,
  start_date: '2024-03-25',
  end_date: '2024-04-01',
  email: `${username}@example.com`,
  name: `Name of ${username}`,
  enrollment_mode: 'honor',
  enrollment_date: '2024-01-28',
  cohort: null,
  problem_attempts: 0,
  problems_attempted: 0,
  problems_completed: 0,
  problem_attempts_per_completed: null,
  videos_viewed: 0,
  discussion_contributions: 0,
  segments: '',
  attempt_ratio_order: 0,
  user_id: 1,
  ...more,
});

const rows: Rows = {
  module_engagement_roster: [
    learner('victor', {
      problem_attempts_per_completed: 2,
      attempt_ratio_order: 2,
      segments: 'struggling',
      cohort: 'Lions, Tigers, & Bears',
    }),
    learner('Olga', {
      problem_attempts_per_completed: 2,
      attempt_ratio_order: 10,
      segments: 'disengaging,inactive',
      enrollment_mode: 'verified',
    }),
    learner('gabe', {
      problem_attempts_per_completed: 1.5,
      attempt_ratio_order: 1,
      videos_viewed: 4,
      problems_attempted: 43,
      problems_completed: 3,
      year_of_birth: 1976,
      city: 'Springfield',
    }),
    learner('dan', { attempt_ratio_order: -10, segments: 'inactive' }),
    { ...learner('other'), course_id: 'edX/DemoX/Other' },
  ],
  module_engagement: [
    ['2024-03-01', 'problem', 'attempted', 'p1', 3],
    ['2024-03-01', 'problem', 'attempted', 'p2', 1],
    ['2024-03-01', 'problem', 'completed', 'p2', 1],
    ['2024-03-04', 'video', 'viewed', 'v1', 5],
    ['2024-03-04', 'discussion', 'contributed', 'd1', 2],
    ['2024-03-04', 'discussion', 'contributed', 'd2', 1],
  ].map(([date = '', entity_type = '', event = '', entity_id = '', count = 0]) => ({
    course_id: course,
    username: 'gabe',
    date,
    entity_type,
    event,
    entity_id,
    count,
  })),
  module_engagement_metric_ranges: [
    ['problems_completed', 'low', 0, 2.5],
    ['problems_completed', 'normal', 2.5, 8],
    ['problems_completed', 'high', 8, 'inf'],
    ['problem_attempts_per_completed', 'low', 0, 1.5],
    ['problem_attempts_per_completed', 'high', 4, 'inf'],
  ].map(([metric = '', range_type = '', low_value = 0, high_value = 0]) => ({
    course_id: course,
    start_date: '2024-03-25',
    end_date: '2024-04-01',
    metric,
    range_type,
    low_value,
    high_value,
  })),
};

const gabe = {
  user_id: 1,
  username: 'gabe',
  enrollment_mode: 'honor',
  name: 'Name of gabe',
  account_url: null,
  email: 'gabe@example.com',
  language: null,
  location: null,
  year_of_birth: 1976,
  level_of_education: null,
  gender: null,
  mailing_address: null,
  city: 'Springfield',
  country: null,
  goals: null,
  segments: [],
  engagements: {
    discussion_contributions: 0,
    problems_attempted: 43,
    problems_completed: 3,
    videos_viewed: 4,
    problem_attempts_per_completed: 1.5,
  },
  enrollment_date: '2024-01-28',
  cohort: null,
  last_updated: '2024-04-02',
};

onEachDatabase({ afterAll, describe, it, expect }, (target) => {
  describe(`questions about learners: ${target.name}`, () => {
    let host: AnalyticsHost;
    const list = (more = '', token = 'edx') =>
      host.json(`/api/v0/learners/?course_id=${course}${more}`, { token });
    const names = async (more: string) => {
      const { body } = await list(more);
      if (typeof body !== 'object' || body === null || !('results' in body) || !Array.isArray(body.results))
        return body;
      return body.results.map((one: { username: string }) => one.username);
    };
    beforeAll(async () => {
      host = await openAnalyticsHost(rows, target);
    }, 60_000);
    afterAll(() => host.close());

    it('show a learner with his segments and engagement, alone and in a page', async () => {
      expect(await host.json(`/api/v0/learners/gabe/?course_id=${course}`)).toEqual({
        status: 200,
        body: gabe,
      });
      expect(await list('&text_search=gabe')).toEqual({
        status: 200,
        body: { count: 1, num_pages: 1, next: null, previous: null, results: [gabe] },
      });
    });

    it('filter by segment, cohort, mode and text', async () => {
      expect(await names('')).toEqual(['Olga', 'dan', 'gabe', 'victor']);
      expect(await names('&segments=inactive')).toEqual(['Olga', 'dan']);
      expect(await names('&segments=struggling,disengaging')).toEqual(['Olga', 'victor']);
      expect(await names('&ignore_segments=inactive,struggling')).toEqual(['gabe']);
      expect(await names('&segments=&cohort=&enrollment_mode=verified')).toEqual(['Olga']);
      expect(await names(`&cohort=${encodeURIComponent('Lions, Tigers, & Bears')}`)).toEqual(['victor']);
      expect(await names('&text_search=OLGA@EXAMPLE')).toEqual(['Olga']);
      expect(await names('&text_search=%25')).toEqual([]);
    });

    it('sort by any of eight fields, a ratio that is infinite by how much was tried', async () => {
      expect(await names('&sort_order=desc')).toEqual(['victor', 'gabe', 'dan', 'Olga']);
      expect(await names('&order_by=videos_viewed&sort_order=desc')).toEqual([
        'gabe',
        'Olga',
        'dan',
        'victor',
      ]);
      expect(await names('&order_by=problem_attempts_per_completed')).toEqual([
        'gabe',
        'Olga',
        'victor',
        'dan',
      ]);
      expect(await names('&order_by=problem_attempts_per_completed&sort_order=desc')).toEqual([
        'dan',
        'victor',
        'Olga',
        'gabe',
      ]);
    });

    it('go by pages, whose addresses stand in the answer and its headers', async () => {
      const address = (page: string) =>
        `${host.url}/api/v0/learners/?course_id=${encodeURIComponent(course)}${page}&page_size=2`;
      const first = await host.ask(`/api/v0/learners/?page_size=2&course_id=${course}`);
      expect(first.headers.get('link')).toBe(`<${address('&page=2')}>; rel="next"`);
      expect(await first.json()).toMatchObject({
        count: 4,
        num_pages: 2,
        next: address('&page=2'),
        previous: null,
      });
      const second = await list('&page_size=2&page=2');
      expect(second.body).toMatchObject({
        next: null,
        previous: address(''),
        results: [{ username: 'gabe' }, {}],
      });
      for (const page of ['0', '-1', 'x', '3'])
        expect(await list(`&page_size=2&page=${page}`)).toEqual({
          status: 404,
          body: { detail: 'Invalid page.' },
        });
      expect((await list('&page_size=nonsense')).body).toMatchObject({ num_pages: 1 });
    });

    it('come as CSV with a file name of the moment', async () => {
      const response = await host.ask(`/api/v0/learners/?course_id=${course}&segments=struggling`, {
        accept: 'text/csv',
      });
      expect(response.headers.get('content-disposition')).toMatch(
        /^attachment; filename=edX-DemoX-Demo_Course--\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00--learners\.csv$/,
      );
      const [header, row] = (await response.text()).split('\r\n');
      expect(header).toBe(
        'account_url,city,cohort,country,email,engagements.discussion_contributions,engagements.problem_attempts_per_completed,engagements.problems_attempted,engagements.problems_completed,engagements.videos_viewed,enrollment_date,enrollment_mode,gender,goals,language,last_updated,level_of_education,location,mailing_address,name,segments,user_id,username,year_of_birth',
      );
      expect(row).toBe(
        ',,"Lions, Tigers, & Bears",,victor@example.com,0,2.0,0,0,0,2024-01-28,honor,,,,2024-04-02,,,,Name of victor,struggling,1,victor,',
      );
      expect(
        await host.csv(
          `/api/v0/learners/?course_id=${course}&fields=foo,segments,username&segments=disengaging`,
        ),
      ).toBe('segments,username\r\n"disengaging, inactive",Olga\r\n');
      expect(await host.csv(`/api/v0/learners/?course_id=${course}&cohort=none`)).toBe('');
    });

    it('say what is wrong with them', async () => {
      const fault = async (question: string) => (await host.json(`/api/v0/${question}`)).body;
      const code = (error_code: string) => ({ error_code });
      expect(await fault('learners/')).toMatchObject(code('course_not_specified'));
      expect(await fault('learners/?course_id=')).toMatchObject(code('course_not_specified'));
      expect(await fault('learners/ed/?course_id=bad_course_id')).toMatchObject(code('course_key_malformed'));
      for (const wrong of [
        'segments=a',
        'ignore_segments=a',
        'order_by=a',
        'sort_order=a',
        'segments=inactive&ignore_segments=inactive',
      ])
        expect(await fault(`learners/?course_id=${course}&${wrong}`)).toMatchObject(
          code('illegal_parameter_values'),
        );
      expect(await host.json(`/api/v0/learners/nobody/?course_id=${course}`)).toEqual({
        status: 404,
        body: {
          error_code: 'no_learner_for_course',
          developer_message: `Learner nobody not found for course ${course}.`,
        },
      });
      expect(await fault(`engagement_timelines/dan/?course_id=${course}`)).toMatchObject(
        code('no_learner_engagement_timeline'),
      );
    });

    it('fill the days between with nothing', async () => {
      const empty = {
        problems_attempted: 0,
        problems_completed: 0,
        discussion_contributions: 0,
        videos_viewed: 0,
      };
      expect(await host.json(`/api/v1/engagement_timelines/gabe/?course_id=${course}`)).toEqual({
        status: 200,
        body: {
          days: [
            { date: '2024-03-01', ...empty, problems_attempted: 2, problems_completed: 1 },
            { date: '2024-03-02', ...empty },
            { date: '2024-03-03', ...empty },
            { date: '2024-03-04', ...empty, discussion_contributions: 3, videos_viewed: 1 },
          ],
        },
      });
    });

    it('count learners of a course, and tell where classes begin and end', async () => {
      const open = { class_rank_bottom: null, class_rank_average: null, class_rank_top: null };
      const dates = { start: '2024-03-25', end: '2024-04-01' };
      expect(await host.json(`/api/v0/course_learner_metadata/${course}/`)).toEqual({
        status: 200,
        body: {
          enrollment_modes: { honor: 3, verified: 1 },
          segments: { highly_engaged: 0, disengaging: 1, struggling: 1, inactive: 2, unenrolled: 0 },
          cohorts: { 'Lions, Tigers, & Bears': 1 },
          engagement_ranges: {
            date_range: dates,
            problem_attempts_per_completed: {
              ...open,
              class_rank_bottom: [4, null],
              class_rank_top: [0, 1.5],
            },
            problems_attempted: open,
            problems_completed: {
              class_rank_bottom: [0, 2.5],
              class_rank_average: [2.5, 8],
              class_rank_top: [8, null],
            },
            videos_viewed: open,
            discussion_contributions: open,
          },
        },
      });
      const empty = await host.json('/api/v0/course_learner_metadata/no/such/course/');
      expect(empty).toMatchObject({
        status: 200,
        body: { cohorts: {}, engagement_ranges: { date_range: { start: null } } },
      });
    });

    it('keep what is personal from roles that may not see it', async () => {
      const { learners } = host.engine;
      await host.addToken('ben', host.other.id);
      await learners.setRole(host.other.id, course, 'limited_staff', true);
      const hidden = { name: null, email: null, year_of_birth: null, city: null };
      expect((await list('&segments=struggling', 'ben')).body).toMatchObject({
        results: [{ username: 'victor', ...hidden }],
      });
      expect((await host.json(`/api/v0/learners/gabe/?course_id=${course}`, { token: 'ben' })).body).toEqual({
        ...gabe,
        ...hidden,
      });
      expect((await list('&text_search=Name', 'ben')).body).toMatchObject({ count: 0 });
      expect((await list('&order_by=email', 'ben')).status).toBe(400);
      await learners.setRole(host.other.id, course, 'data_researcher', true);
      expect((await list('&text_search=Name of gabe', 'ben')).body).toMatchObject({ results: [gabe] });
    });
  });
});
