import { linkParameters } from '@coursewright/lti-provider';
import { openTestPlatform, walkLaunch, type TestPlatform } from '@coursewright/lti-provider/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

describe('the grades of a link, for who teaches there', () => {
  let host: TestHost;
  let platform: TestPlatform;
  beforeAll(async () => {
    [host, platform] = await Promise.all([openTestHost(), openTestPlatform()]);
    await host.lti.platforms.add(platform.register(host.lti.addresses));
    const place = { contextId: 'course-1', clientId: 'client-1' };
    await platform.store.putLink({
      ...place,
      id: 'l',
      title: 'L',
      custom: { block: host.problem, ...linkParameters },
      submission: { endDateTime: '2998-12-31T00:00:00+01:00' },
    });
    const column = { ...place, id: 'l-grade', label: 'L', scoreMaximum: 10, resourceLinkId: 'l' };
    await platform.store.putLineItem(column);
  });
  afterAll(async () => {
    await host.close();
    await platform.close();
  });

  /** The bearer token of a launch by somebody of the platform. */
  const launch = async (id: string): Promise<string> => {
    const member = (await platform.store.members('course-1')).find(({ user }) => user.id === id);
    const initiation = await platform.platform.startLaunch({ linkId: 'l', user: member?.user ?? { id } });
    const answer = await walkLaunch(initiation, id);
    const code = /#code=(.+)$/.exec(answer.headers.get('location') ?? '')?.[1];
    const token = await fetch(`${host.url}/api/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant: 'launch_code', code }),
    });
    return (await token.json()).token;
  };
  const call = (token: string, path = '', method = 'GET') =>
    fetch(`${host.url}/api/lti/link${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  const report = async (token: string) => (await call(token)).json();
  const answerProblem = (token: string) =>
    fetch(`${host.url}/api/blocks/${encodeURIComponent(host.problem)}/actions/submit`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ answers: host.answers }),
    });

  it('tells who has which grade and how it stands with the platform, and sends it again', async () => {
    const teacher = await launch('teacher');
    expect(await report(teacher)).toEqual({
      courseKey: host.courseKey,
      usageKey: host.problem,
      whole: false,
      takesGrades: true,
      dates: {
        platform: { due: '2998-12-30T23:00:00.000Z' },
        course: { opens: '2020-01-01T00:00:00.000Z', due: '2999-01-01T00:00:00.000Z' },
      },
      counts: { sent: 0, waiting: 0, failed: 0 },
      learners: [],
    });
    await launch('bob');
    const ada = await launch('ada');
    platform.answer = { path: '/lti/platform/contexts', status: 422, body: 'The column is closed.' };
    expect((await answerProblem(ada)).status).toBe(200);
    const rowOf = async (name: string) =>
      (await report(teacher)).learners.find((row: { name: string }) => row.name === name);
    await expect.poll(async () => (await rowOf('Ada Lovelace'))?.state, { timeout: 15_000 }).toBe('failed');
    expect(await rowOf('Ada Lovelace')).toMatchObject({
      score: { earned: 1, possible: 1 },
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      error: expect.stringContaining('422'),
    });
    expect(await rowOf('Bob')).toEqual({
      name: 'Bob',
      score: { earned: 0, possible: 1 },
      state: 'none',
    });
    platform.answer = null;
    const again = await call(teacher, '/resync', 'POST');
    expect(await again.json()).toEqual({ count: 1 });
    await expect.poll(async () => (await rowOf('Ada Lovelace'))?.state, { timeout: 15_000 }).toBe('sent');
    expect((await report(teacher)).counts).toEqual({ sent: 1, waiting: 0, failed: 0 });
    expect(await platform.store.scores('l-grade')).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
  });

  it('gives it in pages', async () => {
    const teacher = await launch('teacher');
    const first = await (await call(teacher, '?limit=1')).json();
    expect(first.learners).toHaveLength(1);
    const second = await (await call(teacher, `?limit=1&after=${encodeURIComponent(first.next)}`)).json();
    expect(second.learners).toHaveLength(1);
    expect(second.learners[0].name).not.toBe(first.learners[0].name);
    expect(second).not.toHaveProperty('next');
  });

  it('is closed to learners, to visitors without a link, and to who does not teach there any more', async () => {
    const learner = await launch('ada');
    expect((await call(learner)).status).toBe(403);
    expect((await call(learner, '/resync', 'POST')).status).toBe(403);
    const admin = await host.loggedIn('root');
    expect((await admin.fetch('/api/lti/link')).status).toBe(403);
    expect((await fetch(`${host.url}/api/lti/link`)).status).toBe(401);
    const teacher = await launch('teacher');
    await platform.store.putMember('course-1', { user: { id: 'teacher' }, roles: ['Learner'] });
    await launch('teacher');
    expect((await call(teacher)).status).toBe(403);
    expect((await call(teacher, '/resync', 'POST')).status).toBe(403);
  });
});
