import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { publishedTables } from '@coursewright/analytics';
import { serverOrigin, systemClock } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTables } from '../compose/analytics-tables.ts';
import { runTestCli } from '../testing/test-cli.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

/** Milliseconds, on a machine that does much else. */
const timeout = 120_000;

describe('analytics of a host’s own log', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost({ clock: systemClock });
    const { learner, other, courseKey, problem: usageKey } = host;
    for (const { id: userId, username } of [learner, other]) {
      await host.engine.learners.enroll({ userId, courseKey }, serverOrigin);
      const input = { answers: userId === learner.id ? host.answers : host.wrong };
      await host.engine.learning.act(
        { userId, usageKey, action: 'submit', input },
        { ...serverOrigin, userId, username },
      );
    }
  }, timeout);
  afterAll(() => host.close());

  const backlog = async () => {
    const text = await host.deps.metrics.text();
    return Number(/^coursewright_outbox_entries (\d+)/m.exec(text)?.[1]);
  };
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    runTestCli(['analytics', ...args], { env: { COURSEWRIGHT_DATA: host.config.data, ...env } });
  const out = (name: string) => path.join(path.dirname(host.config.data), name);
  const rows = async (name: string) => {
    const table = publishedTables.find((one) => one.name === name);
    if (table === undefined) throw new Error(`There is no table ${name}.`);
    const tables = await openTables(host.config);
    try {
      return await tables.reader.read((view) => view.rows(table, { where: [] }));
    } finally {
      await tables.close();
    }
  };

  it(
    'goes into the host’s tables, with learners, grades and courses that the host knows',
    async () => {
      await expect.poll(backlog, { timeout }).toBe(0);
      const { code, err } = await run(['run']);
      expect([code, err]).toEqual([0, expect.stringMatching(/events in 1 file/)]);
      expect(await rows('course_enrollment_daily')).toMatchObject([{ course_id: host.courseKey, count: 2 }]);
      expect(await rows('grade_distribution')).toMatchObject([
        { module_id: host.problem, grade: 0, max_grade: 1, count: 1 },
        { module_id: host.problem, grade: 1, max_grade: 1, count: 1 },
      ]);
      expect(await rows('course_meta_summary_enrollment')).toMatchObject([
        { course_id: host.courseKey, catalog_course: 'Org+Test', availability: 'Current', count: 2 },
      ]);
    },
    timeout,
  );

  it(
    'goes into files alone with --output',
    async () => {
      const before = await rows('course_enrollment_daily');
      expect((await run(['run', '--output', out('files'), '--tasks', 'course_enrollment_daily'])).code).toBe(
        0,
      );
      expect(readFileSync(path.join(out('files'), 'course_enrollment_daily.tsv'), 'utf8')).toMatch(
        /\t2\t2\n$/,
      );
      expect(await rows('course_enrollment_daily')).toEqual(before);
    },
    timeout,
  );

  it(
    'never gives place to another log silently',
    async () => {
      mkdirSync(out('foreign'), { recursive: true });
      writeFileSync(path.join(out('foreign'), 'tracking.log'), '');
      const input = ['run', '--input', out('foreign')];
      const asked = await run(input);
      expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('--publish')]);
      const live = await run([...input, '--publish']);
      expect([live.code, live.err]).toEqual([2, expect.stringContaining('COURSEWRIGHT_ANALYTICS=off')]);
      expect(await rows('course_enrollment_daily')).toHaveLength(1);
      expect((await run([...input, '--publish'], { COURSEWRIGHT_ANALYTICS: 'off' })).code).toBe(0);
      expect(await rows('course_enrollment_daily')).toHaveLength(0);
    },
    timeout,
  );

  it(
    'is exported by course: events, states, and reports that the API then offers',
    async () => {
      const events = await run(['export', 'events', '--output', out('events')]);
      expect(events.code).toBe(0);
      expect(events.out).toMatch(/-events-\d{4}-\d\d-\d\d\.log\.gz\n$/);
      const module = await run(['export', 'student-module', '--output', out('states'), '--suffix', 'prod']);
      expect(module.out).toContain('courseware_studentmodule-prod-analytics.sql');
      const [file = ''] = readdirSync(out('states'));
      const [, first = ''] = readFileSync(path.join(out('states'), file), 'utf8').split('\n');
      expect(first.split('\t').slice(1, 4)).toEqual(['problem', host.problem, String(host.learner.id)]);
      const reports = await run(['export', 'reports']);
      expect(reports.code).toBe(0);
      const found = await host.deps.analytics.reports.find(host.courseKey, 'problem_response');
      expect(found?.size).toBeGreaterThan(0);
      const written = reports.out.split('\n').find((line) => line.endsWith('_problem_response.csv')) ?? '';
      const lines = readFileSync(written, 'utf8').trim().split(/\r?\n/);
      expect(lines).toHaveLength(3);
      expect(lines[1]).toMatch(/^ana,/);
    },
    timeout,
  );

  it.each([
    [['export', 'everything'], 'There is nothing called everything'],
    [['export', 'events'], '--output is missing'],
  ])('refuses %j', async (args, text) => {
    const { code, err } = await run(args);
    expect([code, err]).toEqual([2, expect.stringContaining(text)]);
  });

  it('says that there is no host where none has been', async () => {
    const { code, err } = await run(['run'], { COURSEWRIGHT_DATA: out('nowhere') });
    expect([code, err]).toEqual([2, expect.stringContaining('there is no host in')]);
  });
});
