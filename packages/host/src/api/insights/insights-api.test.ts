import { allCharts } from '@coursewright/analytics/insights';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openInsightsHost, type InsightsHost } from '../../insights/testing/insights-host.ts';
import { csrfOf } from '../../testing/browser.ts';
import { asOf, chartView, rules } from './insights.schemas.ts';

const answer = z.object({ chart: chartView, rules, asOf, events: z.url() });
const chartNames = z.object({ items: z.array(z.object({ name: z.string() })) });
const figureValues = z.object({
  items: z.array(z.object({ name: z.string(), value: z.number().nullable(), rules })),
});
const rosterPage = z.object({
  columns: z.array(z.object({ name: z.string() })),
  rows: z.array(z.object({ cells: z.record(z.string(), z.unknown()) })),
  total: z.number(),
});

describe('the API of Insights', () => {
  let host: InsightsHost;
  let base: string;
  beforeAll(async () => {
    host = await openInsightsHost();
    base = `/api/insights/courses/${encodeURIComponent(host.courseKey)}`;
  });
  afterAll(() => host.close());

  const ask = async (path: string, name = 'root') => {
    const browser = await host.loggedIn(name);
    return browser.fetch(path, { headers: { accept: 'application/json' } });
  };
  const chart = async (path: string) => answer.parse(await (await ask(`${base}/charts/${path}`)).json());

  it('draws enrolment by mode, with the rule of the task that counts it and when it was published', async () => {
    const drawn = await chart('enrollment-modes');
    expect(drawn.chart.series.map(({ name }) => name)).toEqual(['Audit', 'Honor', 'Verified']);
    expect(drawn.chart.xs.at(-1)).toBe('2026-11-08');
    expect(drawn.chart.rule).toContain('Learners enrolled at the end of each day');
    expect(drawn.rules).toMatchObject([{ task: 'course-enrollment-mode-daily' }]);
    expect(drawn.asOf).toBe('2026-11-09T03:04:05Z');
    const events = `${host.url}/courses/${encodeURIComponent(host.courseKey)}/insights/events`;
    expect(drawn.events).toBe(`${events}?chart=enrollment-modes`);
    const problem = encodeURIComponent(host.problem);
    const answers = await chart(`answers?block=${problem}`);
    expect(answers.events).toBe(`${events}?chart=answers&key=${problem}`);
  });

  it('narrows a chart to a mode and to days, and speaks Spanish', async () => {
    const query = '?mode=verified&from=2026-10-01&to=2026-10-03&language=es';
    const { chart: drawn } = await chart(`enrollment-modes${query}`);
    expect(drawn.xs).toEqual(['2026-10-01', '2026-10-02', '2026-10-03']);
    expect(drawn.series.map(({ name }) => name)).toEqual(['Verificado']);
    expect(drawn.title).toBe('Inscripciones por modalidad');
  });

  it('is for the course team and administrators alone', async () => {
    expect((await ask(`${base}/charts/enrollment-modes`, 'ana')).status).toBe(403);
    expect((await host.browser().fetch(`${base}/charts/enrollment-modes`)).status).toBe(401);
    await host.engine.learners.setRole(host.other.id, host.courseKey, 'staff', true);
    expect((await ask(`${base}/charts/enrollment-modes`, 'ben')).status).toBe(200);
  });

  it('knows neither a course nor a chart that is none', async () => {
    const other = encodeURIComponent('course-v1:No+Such+Course');
    expect((await ask(`/api/insights/courses/${other}/charts/enrollment-modes`)).status).toBe(404);
    expect((await ask(`${base}/charts/no-such-chart`)).status).toBe(422);
    expect((await ask(`${base}/charts/enrollment-modes?from=yesterday`)).status).toBe(422);
  });

  it('draws every chart in both languages, and each says so while it is empty', async () => {
    const { items } = chartNames.parse(await (await ask(`${base}/charts`)).json());
    expect(items).toHaveLength(allCharts.length);
    const video = 'video=none';
    for (const language of ['en', 'es']) {
      for (const { name } of items) {
        const query = `?language=${language}&block=${encodeURIComponent(host.problem)}&username=ana&${video}`;
        const { chart: drawn } = await chart(`${name}${query}`);
        for (const { values } of drawn.series) expect(values, name).toHaveLength(drawn.xs.length);
        expect(drawn.empty, name).toMatch(/\.$/);
      }
    }
  });

  it('folds groups of fewer than five, in the countries as in the genders', async () => {
    const { chart: countries } = await chart('enrollment-countries');
    expect(countries.xs).toContain('Small or not known');
    expect(countries.xs).not.toContain('Japan');
    const placed = countries.xs.map((name, index) => [name, countries.places?.[index]]);
    expect(placed).toContainEqual(['Spain', 'ES']);
    expect(placed).toContainEqual(['Small or not known', null]);
    expect(countries.summary).toMatch(/^Countries with the most learners: Spain \(\d+\), /);
    const { chart: genders } = await chart('enrollment-gender');
    expect(genders.xs).toEqual(['Female', 'Male', 'Small or not known']);
    for (const value of [...countries.series, ...genders.series].flatMap(({ values }) => values))
      expect(value).toBeGreaterThanOrEqual(5);
    const { chart: ages } = await chart('enrollment-age');
    expect(ages.summary).toBe('7 learners are left out: some of their ages have fewer than 5.');
  });

  it('tells figures with their rules, of one mode where they know modes', async () => {
    const figures = async (query: string) =>
      figureValues.parse(await (await ask(`${base}/figures${query}`)).json()).items;
    const all = await figures('');
    expect(all.find(({ name }) => name === 'enrolled-now')).toMatchObject({ value: 129 });
    expect(all.every(({ rules: some }) => some.length > 0)).toBe(true);
    const verified = await figures('?mode=verified');
    expect(verified.find(({ name }) => name === 'enrolled-now')).toMatchObject({ value: 28 });
  });

  it('gives the roster by page, with personal fields for roles that may see them alone', async () => {
    const roster = async (query: string, name = 'root') =>
      rosterPage.parse(await (await ask(`${base}/lists/learners${query}`, name)).json());
    const all = await roster('?limit=10&offset=10&order=problems_attempted&direction=desc');
    expect([all.rows.length, all.total]).toEqual([10, 74]);
    expect(all.rows[0]?.cells).toMatchObject({ email: expect.stringContaining('@') });
    expect((await roster('?offset=90000&limit=10')).rows).toHaveLength(10);
    await host.engine.learners.setRole(host.learner.id, host.courseKey, 'limited_staff', true);
    const limited = await roster('?text=example.org', 'ana');
    expect(limited.columns.map(({ name }) => name)).not.toContain('email');
    expect(limited.total, 'addresses are not searched either').toBe(0);
    const days = await ask(`${base}/charts/learner-days?username=ben`, 'ana');
    expect(days.status).toBe(403);
  });

  it('keeps notes of the team on the time axis, and takes them away', async () => {
    const root = await host.loggedIn('root');
    const csrf = csrfOf(await root.page(`/courses/${encodeURIComponent(host.courseKey)}/insights`));
    const send = (path: string, method: string, body: object, token = csrf) =>
      root.fetch(`${base}${path}`, {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': token },
      });
    const note = { day: '2026-10-05', text: ' Mail to all ' };
    expect((await send('/notes', 'POST', note, 'guess')).status).toBe(403);
    expect((await send('/notes', 'POST', { ...note, text: ' ' })).status).toBe(422);
    const { id } = z.object({ id: z.string() }).parse(await (await send('/notes', 'POST', note)).json());
    const { chart: drawn } = await chart('enrollment-modes');
    expect(drawn.notes).toContainEqual({ at: '2026-10-05', text: 'Mail to all' });
    expect((await send(`/notes/${id}`, 'DELETE', {})).status).toBe(204);
    expect((await chart('enrollment-modes')).chart.notes).not.toContainEqual({
      at: '2026-10-05',
      text: 'Mail to all',
    });
  });
});
