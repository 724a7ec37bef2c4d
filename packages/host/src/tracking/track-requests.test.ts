import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isJsonObject, serverOrigin, systemClock, type JsonObject } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

/** Milliseconds, on a machine that does much else. */
const timeout = 120_000;
const sample = fileURLToPath(new URL('../../../../demo/courses/chance', import.meta.url));

async function linesOf(host: TestHost): Promise<readonly JsonObject[]> {
  await host.deps.tracker?.flush();
  await expect.poll(() => host.deps.site.backlog(), { timeout: 20_000 }).toMatchObject({ entries: 0 });
  const lines: JsonObject[] = [];
  for (const { hour } of await host.deps.analytics.log.hours()) {
    for await (const piece of host.deps.analytics.log.readHour(hour)) {
      for (const text of piece) {
        const line: unknown = JSON.parse(text);
        if (isJsonObject(line)) lines.push(line);
      }
    }
  }
  return lines;
}

const implicit = (lines: readonly JsonObject[]) =>
  lines.filter(({ event_type: type }) => typeof type === 'string' && type.startsWith('/'));

describe('requests as events', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost({ clock: systemClock }, { settings: { trackRequests: true } });
    await host.engine.learners.enroll({ userId: host.learner.id, courseKey: host.courseKey }, serverOrigin);
  }, timeout);
  afterAll(() => host.close());

  const csrf = async () => {
    const ana = await host.loggedIn('ana');
    return /csrf-token="([^"]+)"/.exec(await ana.page(`/courses/${host.courseKey}/learn`))?.[1] ?? '';
  };
  const asJson = { accept: 'application/json', 'content-type': 'application/json' };
  /** Paths of those that came since, of the learner. */
  const tracked = async (act: () => Promise<unknown>) => {
    const before = (await linesOf(host)).length;
    await act();
    return implicit((await linesOf(host)).slice(before));
  };
  const paths = (lines: readonly JsonObject[]) => lines.map(({ event_type: type }) => type);

  it('have Open edX’s form, and its address of the page', async () => {
    const ana = await host.loggedIn('ana');
    const address = `/courses/${encodeURIComponent(host.courseKey)}?x=1&token=open-sesame`;
    const found = await tracked(() => ana.page(address));
    expect(found).toEqual([
      {
        id: expect.any(String),
        name: `/courses/${host.courseKey}/course/`,
        event_type: `/courses/${host.courseKey}/course/`,
        event_source: 'server',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/),
        username: 'ana',
        session: expect.stringMatching(/./),
        ip: expect.stringMatching(/127\.0\.0\.1$/),
        agent: expect.any(String),
        host: host.url.replace('http://', ''),
        referer: '',
        accept_language: expect.any(String),
        page: null,
        context: {
          course_id: host.courseKey,
          org_id: 'Org',
          path: `/courses/${host.courseKey}/course/`,
          user_id: host.learner.id,
        },
        event: '{"GET": {"x": ["1"], "token": "********"}, "POST": {}}',
      },
    ]);
  });

  it('tell which unit was opened as a page of its subsection, and what was done with a block by its handler', async () => {
    const ana = await host.loggedIn('ana');
    const headers = { ...asJson, 'x-csrf-token': await csrf() };
    const block = (key: string) => `/api/blocks/${encodeURIComponent(key)}`;
    const found = await tracked(async () => {
      await ana.page(`/courses/${host.courseKey}/learn`);
      await ana.fetch(block(host.unit), { headers });
      await ana.fetch(block(host.problem), { headers });
      await ana.fetch(`${block(host.problem)}/actions/submit`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ answers: host.answers }),
      });
      await ana.fetch(`/blocks/${host.unit}`);
      await ana.fetch(`/api/courses/${host.courseKey}`, { headers });
    });
    const course = `/courses/${host.courseKey}`;
    expect(paths(found)).toEqual([
      `${course}/courseware/`,
      `${course}/courseware/c1/s1/`,
      `/xblock/${host.problem}`,
      `${course}/xblock/${host.problem}/handler/xmodule_handler/problem_check`,
      `${course}/jump_to/${host.unit}`,
      `/api/course_home/outline/${host.courseKey}`,
    ]);
    expect(found[1]?.['event']).toBe(`{"GET": {"activate_block_id": ["${host.unit}"]}, "POST": {}}`);
    // Answers are told by problem_check, for which there are rules of who sees them.
    expect(found[3]?.['event']).toBe('{"GET": {}, "POST": {}}');
    expect(new Set(found.map(({ context }) => isJsonObject(context ?? null) && context))).not.toContain(
      false,
    );
  });

  it('are not made of what Open edX does not track, of looking at numbers, and of strangers’ tries', async () => {
    const ana = await host.loggedIn('ana');
    const stranger = host.browser();
    const found = await tracked(async () => {
      await ana.page('/healthz');
      await ana.page('/login?password=x');
      await ana.page(`/courses/${host.courseKey}/insights`);
      await ana.page('/api/v0/course_summaries/');
      await ana.fetch('/api/courses', { method: 'OPTIONS' });
      await stranger.page('/wp-login.php');
      await stranger.page('/assets/none/none.css');
    });
    expect(paths(found)).toEqual([]);
  });

  it('tell of visitors whom nobody knows, and never what a form hides', async () => {
    const stranger = host.browser();
    const found = await tracked(async () => {
      await stranger.page('/');
      await stranger.post(`/courses/${host.courseKey}/enroll`, { csrf: 'open-sesame', mode: 'audit' });
    });
    expect(found[0]).toMatchObject({
      event_type: '/',
      username: '',
      context: { user_id: null, course_id: '' },
    });
    expect(JSON.stringify(found)).not.toContain('sesame');
  });

  it('are lines in which the check of logs finds nothing wrong', async () => {
    expect((await linesOf(host)).length).toBeGreaterThan(5);
    const { code, out, err } = await runTestCli(['events', 'check', path.join(host.config.data, 'events')]);
    expect([code, out, err]).toEqual([0, expect.any(String), expect.any(String)]);
  });

  it('keep our address where the answer was a refusal', async () => {
    const ben = await host.loggedIn('ben');
    const address = `/api/blocks/${host.unit}`;
    const found = await tracked(() => ben.fetch(address, { headers: asJson }));
    expect(found).toMatchObject([{ event_type: address, username: 'ben', context: { course_id: '' } }]);
  });
});

describe('requests of a host that tracks none', () => {
  it(
    'leave no events',
    async () => {
      const host = await openTestHost({ clock: systemClock }, { settings: { trackRequests: false } });
      await (await host.loggedIn('ana')).page('/');
      expect(implicit(await linesOf(host))).toEqual([]);
      await host.close();
    },
    timeout,
  );
});

describe('the last subsection that a learner of the sample course saw', () => {
  it(
    'is counted from requests, and who opened each from what the host keeps of it',
    async () => {
      const host = await openTestHost(
        { clock: systemClock },
        { course: false, settings: { trackRequests: true } },
      );
      const { engine, learner } = host;
      const { courseKey } = await engine.courses.import({ source: sample, author: 'test' });
      await engine.learners.enroll({ userId: learner.id, courseKey }, serverOrigin);
      const { outline } = await engine.learning.outline({ userId: learner.id, courseKey });
      const [first, second] = outline;
      const subsections = [first?.children.at(-1), second?.children[0]];
      const units = subsections.flatMap((one) => one?.children.slice(0, 1) ?? []);
      expect(units).toHaveLength(2);
      const ana = await host.loggedIn('ana');
      for (const { usageKey } of units) {
        const { status } = await ana.fetch(`/api/blocks/${encodeURIComponent(usageKey)}`, {
          headers: { accept: 'application/json' },
        });
        expect(status).toBe(200);
      }
      await linesOf(host);
      const output = path.join(path.dirname(host.config.data), 'tables');
      const { code, err } = await runTestCli(
        [
          'analytics',
          'run',
          '--tasks',
          'student_engagement_daily,sequential_open_distribution',
          '--output',
          output,
        ],
        { env: { COURSEWRIGHT_DATA: host.config.data } },
      );
      expect([code, err]).toEqual([0, expect.any(String)]);
      const rows = readFileSync(path.join(output, 'student_engagement_daily.tsv'), 'utf8').trim().split('\n');
      const id = (key = '') => key.slice(key.lastIndexOf('@') + 1);
      expect(rows.map((row) => row.split('\t').at(-1))).toEqual([
        `/courses/${courseKey}/courseware/${id(second?.usageKey)}/${id(subsections[1]?.usageKey)}/`,
      ]);
      const opened = readFileSync(path.join(output, 'sequential_open_distribution.tsv'), 'utf8')
        .trim()
        .split('\n');
      expect(opened.toSorted((one, other) => (one < other ? -1 : 1))).toEqual(
        subsections
          .map((one) => `${one?.usageKey}\t${courseKey}\t1`)
          .toSorted((one, other) => (one < other ? -1 : 1)),
      );
      await host.close();
    },
    timeout,
  );
});
