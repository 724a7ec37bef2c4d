import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openInsightsHost, type InsightsHost } from './testing/insights-host.ts';
import { logLineOf, writeLog } from './testing/write-log.ts';

const answer = z.object({
  rule: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      username: z.string().nullable(),
      fires: z.string(),
      line: z.record(z.string(), z.unknown()),
    }),
  ),
  more: z.boolean(),
  whole: z.boolean(),
});

describe('the events behind numbers', () => {
  let host: InsightsHost;
  let api: string;
  let page: string;
  beforeAll(async () => {
    host = await openInsightsHost();
    const course = encodeURIComponent(host.courseKey);
    api = `/api/insights/courses/${course}/events`;
    page = `/courses/${course}/insights/events`;
    const minute = (at: number) => String(at % 60).padStart(2, '0');
    const line = (id: string, time: string, more: object = {}) =>
      logLineOf(host.courseKey, { id, time: `${time}.000004+00:00`, ...more });
    writeLog(host.config.data, '2026-11-05T10', [
      ...Array.from({ length: 120 }, (_none, at) =>
        line(`ten-${at}`, `2026-11-05T10:${minute(Math.floor(at / 60))}:${minute(at)}`),
      ),
      line('of-another-course', '2026-11-05T10:30:00', {
        context: { course_id: 'course-v1:Org+Other+2026', user_id: 1 },
      }),
    ]);
    writeLog(host.config.data, '2026-11-05T23', [line('late', '2026-11-05T23:59:59')]);
    writeLog(host.config.data, '2026-11-06T00', [
      line('written-after-midnight', '2026-11-05T23:59:59'),
      line('next-day', '2026-11-06T00:00:01', { username: 'ben' }),
    ]);
    await host.engine.learners.setRole(host.learner.id, host.courseKey, 'limited_staff', true);
    await host.engine.learners.setRole(host.other.id, host.courseKey, 'staff', true);
  });
  afterAll(() => host.close());

  const get = async (path: string, name: string) => {
    const browser = await host.loggedIn(name);
    return browser.fetch(path, { headers: { accept: 'application/json' } });
  };
  const ask = async (query: string, name = 'ben') =>
    answer.parse(await (await get(`${api}?${query}`, name)).json());
  const day = 'task=module-engagement&date=2026-11-05';

  it('come newest first, at most a hundred, with the rule', async () => {
    const { items, more, rule, whole } = await ask(day);
    expect(items).toHaveLength(100);
    expect(
      items
        .slice(0, 3)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['late', 'ten-119', 'written-after-midnight']);
    expect({ more, whole }).toEqual({ more: true, whole: true });
    expect(rule.length).toBeGreaterThan(20);
    expect((await ask(`${day}&limit=2`)).items.map(({ id }) => id).toSorted()).toEqual([
      'late',
      'written-after-midnight',
    ]);
    expect((await ask('task=module-engagement&date=2026-11-06')).items.map(({ id }) => id)).toEqual([
      'next-day',
    ]);
    expect((await ask('task=module-engagement&date=2026-11-07')).items).toEqual([]);
    expect((await ask(`${day}&key=nothing-like-it`)).items).toEqual([]);
  });

  it('show learners and answers to who may see them, and nobody where anybody was', async () => {
    const team = JSON.stringify(await ask(`${day}&limit=1`));
    const numbers = JSON.stringify(await ask(`${day}&limit=1`, 'ana'));
    const administrator = JSON.stringify(await ask(`${day}&limit=1`, 'root'));
    for (const told of ['"ana"', 'an answer by']) {
      expect(team).toContain(told);
      expect(administrator).toContain(told);
      expect(numbers).not.toContain(told);
    }
    for (const secret of ['203.0.113.9', 'the-session', 'Mozilla', 'ana@example.org'])
      for (const text of [team, numbers, administrator]) expect(text).not.toContain(secret);
  });

  it('are for the course team and administrators alone, and know what they are asked for', async () => {
    await host.engine.learners.setRole(host.learner.id, host.courseKey, 'limited_staff', false);
    expect((await get(`${api}?${day}`, 'ana')).status).toBe(403);
    expect((await get(page, 'ana')).status).toBe(403);
    await host.engine.learners.setRole(host.learner.id, host.courseKey, 'limited_staff', true);
    const other = encodeURIComponent('course-v1:No+Such+Course');
    const nobody = host.browser();
    expect((await nobody.fetch(`${api}?${day}`)).status).toBe(401);
    expect((await get(`/api/insights/courses/${other}/events?${day}`, 'root')).status).toBe(404);
    for (const query of [
      'task=none&date=2026-11-05',
      'task=module-engagement&date=today',
      `${day}&limit=101`,
    ])
      expect((await get(`${api}?${query}`, 'root')).status).toBe(422);
  });

  it('are told on a page in words, with what counted', async () => {
    const text = await (await get(`${page}?${day}`, 'ben')).text();
    expect(text).toContain('A submission was graded.');
    expect(text).toContain('<code>problem_id</code>: a-problem');
    expect(text).toContain('The newest 100; there are more.');
    const last = await (await get(page, 'ben')).text();
    expect(last).toContain('value="2026-11-06"');
    const ofChart = await (await get(`${page}?chart=enrollment-modes&date=2026-11-05`, 'ben')).text();
    expect(ofChart).toContain('Learners enrolled at the end of each day');
    expect(ofChart).toContain('No event of');
    const rows = await (await get(`${page}?chart=problem-scores&date=2026-11-05`, 'ben')).text();
    expect(rows).toContain('not from events');
  });
});
