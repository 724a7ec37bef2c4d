import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chartView } from '../../api/insights/insights.schemas.ts';
import { openInsightsHost, type InsightsHost } from '../testing/insights-host.ts';
import { logLineOf, writeLog } from '../testing/write-log.ts';

const answer = z.object({
  active: z.object({
    until: z.string().nullable(),
    day: z.number(),
    week: z.number(),
    fourWeeks: z.number(),
  }),
  charts: z.array(chartView),
  freshness: z.object({
    newestEvent: z.string().nullable(),
    published: z.string().nullable(),
    behindSeconds: z.number().nullable(),
    waiting: z.number(),
  }),
  storage: z.object({ records: z.number(), tables: z.number(), log: z.object({ bytes: z.number() }) }),
  gradeSyncs: z.array(z.object({ name: z.string(), failed: z.number() })),
});

describe('the site at a glance', () => {
  let host: InsightsHost;
  beforeAll(async () => {
    host = await openInsightsHost();
    const time = '2026-11-09T04:04:05.000000+00:00';
    writeLog(host.config.data, '2026-11-09T04', [logLineOf(host.courseKey, { time })]);
  });
  afterAll(() => host.close());

  const get = async (path: string, name = 'root') => {
    const browser = await host.loggedIn(name);
    return browser.fetch(path, { headers: { accept: 'application/json' } });
  };
  const site = async () => answer.parse(await (await get('/api/insights/site')).json());

  it('counts each active learner once, up to the last day that was counted', async () => {
    const course_id = host.courseKey;
    const did = (username: string, date: string, course = course_id) => ({
      course_id: course,
      username,
      date,
      entity_type: 'problem',
      entity_id: 'p',
      event: 'attempted',
      count: 1,
    });
    await host.publish({
      module_engagement: [
        did('ana', '2026-11-08'),
        did('ana', '2026-11-08', 'course-v1:Other+Two+2026'),
        did('ben', '2026-11-02'),
        did('cleo', '2026-11-01'),
        did('dora', '2026-10-12'),
        did('emil', '2026-10-11'),
      ],
    });
    expect((await site()).active).toEqual({ until: '2026-11-08', day: 1, week: 2, fourWeeks: 4 });
  });

  it('tells new enrolments by day and enrolments by organisation, over all courses', async () => {
    const daily = (course_id: string, date: string, cumulative_count: number) => ({
      course_id,
      date,
      count: 1,
      cumulative_count,
    });
    const summary = (course_id: string, enrollment_mode: string, count: number) => ({
      ...host.rows['course_meta_summary_enrollment']?.[0],
      course_id,
      enrollment_mode,
      count,
    });
    await host.publish({
      course_enrollment_daily: [
        daily('course-v1:A+One+1', '2026-11-05', 3),
        daily('course-v1:A+One+1', '2026-11-06', 5),
        daily('course-v1:A+One+1', '2026-11-07', 5),
        daily('course-v1:B+Two+1', '2026-11-07', 4),
        daily('course-v1:A+One+1', '2026-11-09', 9),
      ],
      course_meta_summary_enrollment: [
        summary('course-v1:A+One+1', 'audit', 3),
        summary('course-v1:A+One+1', 'verified', 2),
        summary('course-v1:A+Three+1', 'audit', 1),
        summary('course-v1:B+Two+1', 'audit', 7),
      ],
    });
    const { charts } = await site();
    const [enrolments, events, organisations] = charts;
    expect(enrolments?.xs).toEqual(['2026-11-06', '2026-11-07', '2026-11-09']);
    expect(enrolments?.series[0]?.values).toEqual([2, 4, null]);
    expect(organisations?.xs).toEqual(['B', 'A']);
    expect(organisations?.series[0]?.values).toEqual([7, 6]);
    expect(events?.title).toBe('Events a day');
    for (const { rule = '', file } of charts) {
      expect(rule.length).toBeGreaterThan(30);
      expect(file).toMatch(/^site--/);
    }
  });

  it('tells how far the tables are behind the log, and what is stored', async () => {
    const { freshness, storage } = await site();
    expect(freshness).toMatchObject({
      newestEvent: '2026-11-09T04:04:05.000Z',
      published: '2026-11-09T03:04:05.000Z',
      behindSeconds: 3600,
    });
    expect(storage.records).toBeGreaterThan(0);
    expect(storage.tables).toBeGreaterThan(0);
    expect(storage.log.bytes).toBeGreaterThan(0);
  });

  it('shows the events of all courses, and those alone that a task counts', async () => {
    const other = 'course-v1:Other+Two+2026';
    const line = (course: string, id: string, more: object = {}) =>
      logLineOf(course, { id, time: `2026-11-08T04:04:05.00000${id.length}+00:00`, ...more });
    writeLog(host.config.data, '2026-11-08T04', [
      line(host.courseKey, 'a'),
      line(other, 'bb'),
      line(other, 'ccc', { event_type: '/login', event: '{"GET":{},"POST":{}}', context: {} }),
    ]);
    const events = z.object({
      items: z.array(z.object({ id: z.string(), courseKey: z.string(), username: z.string() })),
    });
    const ask = async (query: string) => {
      const response = await get(`/api/insights/site/events?date=2026-11-08${query}`);
      return events.parse(await response.json()).items.map(({ id, courseKey }) => [id, courseKey]);
    };
    const counted = [
      ['bb', other],
      ['a', host.courseKey],
    ];
    expect(await ask('')).toEqual([['ccc', ''], ...counted]);
    expect(await ask('&task=module-engagement')).toEqual(counted);
    expect(await ask('&task=module-engagement&limit=1')).toEqual(counted.slice(0, 1));
    const page = await (await get('/admin/insights/events?date=2026-11-08')).text();
    expect(page).toContain(`</b> · ${other}`);
    expect(page).toContain('Every line of the event log');
    expect(page).toMatch(/<option value="">Every event<\/option>/);
    const narrowed = await get('/admin/insights/events?task=module-engagement&date=2026-11-08');
    expect(await narrowed.text()).toMatch(/<option value="module-engagement"\s+selected/);
  });

  it('is for administrators alone', async () => {
    await host.engine.learners.setRole(host.other.id, host.courseKey, 'staff', true);
    const day = '/api/insights/site/events?date=2026-11-09';
    for (const path of ['/api/insights/site', '/admin/insights', '/admin/insights/events', day]) {
      expect((await get(path, 'ben')).status).toBe(403);
      expect((await get(path)).status).toBe(200);
    }
    expect((await host.browser().fetch('/api/insights/site')).status).toBe(401);
  });

  it('is a page with figures, charts, courses and what to do about failing grades', async () => {
    const { lti } = host.deps;
    const { id } = await lti.platforms.add({
      name: 'Moodle <of ours>',
      issuer: 'https://moodle.example',
      client_id: 'm1',
      deployment_ids: ['1'],
      auth_login_url: 'https://moodle.example/auth.php',
      auth_token_url: 'https://moodle.example/token.php',
      jwks_url: 'https://moodle.example/certs.php',
      state: 'active',
    });
    expect(await (await get('/admin/insights')).text()).toContain('The one platform takes its grades.');
    await host.deps.records.transaction((tx) =>
      tx.ltiCouriers.putCourier(id, {
        failures: 3,
        pausedUntil: Date.parse('2026-12-01T10:00:00Z') * 1000,
        reason: 'It answers 503.',
      }),
    );
    const text = await (await get('/admin/insights')).text();
    expect(text).toContain(
      `<a href="/admin/lti/${encodeURIComponent(id)}/grades">Moodle &lt;of ours&gt;</a>`,
    );
    const events = (task: string) => `href="/admin/insights/events${task}"`;
    for (const task of ['', '?task=course-enrollment-daily', '?task=module-engagement'])
      expect(text).toContain(events(task));
    for (const said of ['It answers 503.', '1 hour', 'data-chart="site-chart-2"', '/insights/courses.csv'])
      expect(text).toContain(said);
    expect((await site()).gradeSyncs).toMatchObject([{ name: 'Moodle <of ours>', failed: 0 }]);
  });
});
