import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chartView } from '../api/insights/insights.schemas.ts';
import { openInsightsHost, type InsightsHost } from './testing/insights-host.ts';

const answer = z.object({ chart: chartView });

describe('charts of grades', () => {
  let host: InsightsHost;
  beforeAll(async () => {
    host = await openInsightsHost();
  });
  afterAll(() => host.close());

  const chart = async (query: string) => {
    const root = await host.loggedIn('root');
    const address = `/api/insights/courses/${encodeURIComponent(host.courseKey)}/charts/${query}`;
    return answer.parse(await (await root.fetch(address)).json()).chart;
  };
  const graded = (userId: number, percent: number, letter: string | null) =>
    host.deps.records.transaction(async ({ grades }) => {
      const { courseKey } = host;
      await grades.touchGrades(userId, courseKey, 1);
      await grades.putCourseGrade({ userId, courseKey, percent, letter, passedSince: null });
    });
  const learner = (index: number, more: Readonly<Record<string, string | number | null>> = {}) => ({
    ...host.rows['module_engagement_roster']?.[0],
    username: `learner-${String(index).padStart(5, '0')}`,
    user_id: 500_000 + index,
    segments: '',
    enrollment_mode: 'audit',
    cohort: null,
    ...more,
  });

  it('tell nothing of grades before anybody has one', async () => {
    const { series, summary, empty } = await chart('final-grades');
    expect([series, summary]).toEqual([[], undefined]);
    expect(empty).toMatch(/^Grades appear here once/);
  });

  it('count enrolled learners by their grade, those who passed apart, however many there are', async () => {
    await host.publish({
      module_engagement_roster: [
        ...Array.from({ length: 2100 }, (_none, index) => learner(index)),
        learner(3000, { enrollment_mode: 'verified', cohort: 'Monday' }),
        learner(3001, { segments: 'unenrolled' }),
      ],
    });
    await graded(500_000, 0, null);
    await graded(501_000, 0.7 - 0.1 + 0.1, 'C');
    await graded(502_099, 1, 'A');
    await graded(503_000, 0.69, null);
    await graded(503_001, 0.9, 'A');
    const { xs, series, summary } = await chart('final-grades');
    expect([xs[0], xs[7], xs.at(-1)]).toEqual(['0–9%', '70–79%', '90–100%']);
    expect(summary).toBe('Enrolled: 2,101. With a grade: 4. Passed: 2.');
    expect(series.map(({ name, values }) => [name, values])).toEqual([
      ['Not passed', [1, 0, 0, 0, 0, 0, 1, 0, 0, 0]],
      ['Passed', [0, 0, 0, 0, 0, 0, 0, 1, 0, 1]],
    ]);
    const verified = await chart('final-grades?mode=verified&cohort=Monday&language=es');
    expect(verified.summary).toBe('Personas inscritas: 1. Con calificación: 1. Aprobadas: 0.');
    expect(verified.xs[0]).toBe('0–9\u00A0%');
  });

  it('count scores at all problems by their share of the points, those of the course alone', async () => {
    const score = (grade: number, max_grade: number | null, count: number, module_id = host.problem) => ({
      module_id,
      course_id: host.courseKey,
      grade,
      max_grade,
      count,
    });
    await host.publish({
      grade_distribution: [
        score(0, 4, 5),
        score(0.01, 4, 1),
        score(1, 4, 2),
        score(2.99, 4, 3),
        score(3, 4, 4),
        score(4, 4, 7),
        score(5, 4, 1),
        score(0, 0, 90),
        score(1, null, 90),
        score(1, 1, 90, 'block-v1:Org+Test+1+type@problem+block@gone'),
      ],
    });
    const { xs, series } = await chart('course-scores');
    expect(xs).toEqual(['0%', '1–24%', '25–49%', '50–74%', '75–99%', '100%']);
    expect(series.map(({ values }) => values)).toEqual([[5, 1, 2, 3, 4, 8]]);
    expect((await chart('course-scores?block=none')).xs).toEqual([]);
  });

  it('stand on the page of performance', async () => {
    const root = await host.loggedIn('root');
    const page = await root.page(
      `/courses/${encodeURIComponent(host.courseKey)}/insights/performance?mode=verified`,
    );
    expect(page).toMatch(/chart="final-grades"[^>]+mode="verified"/);
    expect(page).toContain('chart="course-scores"');
    expect(page).toMatch(/<option value="verified"\s+selected/);
  });
});
