import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openInsightsHost, type InsightsHost } from '../../insights/testing/insights-host.ts';
import { asOf, chartView, rules } from './insights.schemas.ts';

const answer = z.object({ chart: chartView, rules, asOf });

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
});
