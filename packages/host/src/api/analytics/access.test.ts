import { createServer as createHttpServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csrfOf } from '../../testing/browser.ts';
import { createServer } from '../../server.ts';
import { analyticsReach } from './analytics-reach.ts';
import { openAnalyticsHost, type AnalyticsHost } from './testing/analytics-host.ts';

const mine = 'course-v1:Org+Test+1';
const foreign = 'course-v1:Foreign+Log+1';

describe('who may read the analytics API', () => {
  let host: AnalyticsHost;
  const enrollment = (course: string) => `/api/v0/courses/${course}/enrollment/`;
  const asked = async (course: string, token: string) =>
    (await host.ask(enrollment(course), { token })).status;
  beforeAll(async () => {
    host = await openAnalyticsHost({
      course_enrollment_daily: [mine, foreign].map((course_id) => ({
        course_id,
        date: '2024-01-01',
        count: 1,
        cumulative_count: 1,
      })),
    });
    await host.addToken('ana', host.learner.id);
    await host.addToken('root', host.admin.id);
  }, 60_000);
  afterAll(() => host.close());

  it('is told from whom no token, or a wrong one, came', async () => {
    const answer = async (authorization: string) => {
      const response = await host.ask(enrollment(mine), {
        token: '',
        ...(authorization && { headers: { authorization } }),
      });
      expect(response.headers.get('www-authenticate')).toBe('Token');
      return [response.status, await response.json()];
    };
    const refused = (detail: string) => [401, { detail }];
    expect(await answer('')).toEqual(refused('Authentication credentials were not provided.'));
    expect(await answer('Basic YTpi')).toEqual(refused('Authentication credentials were not provided.'));
    expect(await answer('Token')).toEqual(refused('Invalid token header. No credentials provided.'));
    expect(await answer('Token a b')).toEqual(
      refused('Invalid token header. Token string should not contain spaces.'),
    );
    expect(await answer('token EDX')).toEqual(refused('Invalid token.'));
    expect((await answer('Bearer nonsense'))[0]).toBe(401);
    const csv = await host.ask(enrollment(mine), { token: 'wrong', accept: 'text/csv' });
    expect([csv.status, await csv.json()]).toEqual(refused('Invalid token.'));
  });

  it('sees with a service’s token, or an administrator’s, every course, of foreign logs too', async () => {
    for (const token of ['edx', 'root'])
      expect([
        await asked(mine, token),
        await asked(foreign, token),
        await asked('no/such/course', token),
      ]).toEqual([200, 200, 404]);
  });

  it('sees with a user’s token the courses on whose team he is', async () => {
    expect([
      await asked(mine, 'ana'),
      await asked(foreign, 'ana'),
      await asked('no/such/course', 'ana'),
    ]).toEqual([403, 404, 404]);
    const { body } = await host.json(enrollment(mine), { token: 'ana' });
    expect(body).toEqual({ detail: 'You do not have permission to perform this action.' });
    const csv = await host.ask(enrollment(mine), { token: 'ana', accept: 'text/csv' });
    expect([csv.status, csv.headers.get('content-type')]).toEqual([403, 'application/json']);
    await host.engine.learners.setRole(host.learner.id, mine, 'beta_testers', true);
    expect(await asked(mine, 'ana')).toBe(403);
    await host.engine.learners.setRole(host.learner.id, mine, 'limited_staff', true);
    expect(await asked(mine, 'ana')).toBe(200);
  });

  it('may have logged in on the host’s pages instead', async () => {
    const read = async (name: string) =>
      (await (await host.loggedIn(name)).fetch(enrollment(mine), { headers: { accept: 'application/json' } }))
        .status;
    expect([await read('root'), await read('ben')]).toEqual([200, 403]);
  });

  it('is held to the courses that a launch was for', async () => {
    const reach = analyticsReach(host.engine);
    const root = { kind: 'user', account: host.admin } as const;
    expect(await reach.mayRead({ ...root, courses: [mine] }, mine)).toBe(true);
    expect(await reach.mayRead({ ...root, courses: [mine] }, foreign)).toBe(false);
    expect(await reach.courses({ ...root, courses: [mine] })).toEqual(new Set([mine]));
    expect(await reach.courses({ ...root, courses: null })).toBeUndefined();
    const ana = { kind: 'user', account: host.learner } as const;
    expect(await reach.courses({ ...ana, courses: [foreign] })).toEqual(new Set());
    expect(await reach.courses({ ...ana, courses: null })).toEqual(new Set([mine]));
  });

  it('asks sixty times a minute, a service 800 times', async () => {
    await host.addToken('often', host.other.id);
    await host.addToken('steady');
    for (let count = 0; count < 60; count += 1) expect(await asked(mine, 'often')).not.toBe(429);
    const throttled = await host.ask(enrollment(mine), { token: 'often', accept: 'text/csv' });
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await throttled.json()).toEqual({
      detail: expect.stringMatching(/^Request was throttled\. Expected available in \d+ seconds?\.$/),
    });
    for (let count = 0; count < 70; count += 1) expect(await asked(mine, 'steady')).toBe(200);
  });

  it('is sent on to the pages about the service', async () => {
    for (const name of ['status', 'health', 'authenticated']) {
      const response = await host.ask(`/api/v1/${name}`);
      expect([response.status, response.headers.get('location')]).toEqual([302, `/${name}/`]);
    }
    expect(await host.json('/status', { token: '' })).toEqual({ status: 200, body: {} });
    expect((await host.json('/authenticated/', { token: '' })).status).toBe(401);
  });

  it('learns when a database does not answer', async () => {
    const analytics = { ...host.deps.analytics, tables: { read: () => Promise.reject(new Error('gone')) } };
    const server = createHttpServer(createServer({ ...host.deps, analytics })).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const response = await fetch(`http://127.0.0.1:${port}/health/`);
    expect([response.status, await response.json()]).toEqual([
      503,
      {
        overall_status: 'UNAVAILABLE',
        detailed_status: { default_db_status: 'OK', analytics_db_status: 'UNAVAILABLE' },
      },
    ]);
    const failed = await fetch(`http://127.0.0.1:${port}${enrollment(mine)}`, {
      headers: { authorization: 'Token steady' },
    });
    expect([failed.status, await failed.json()]).toEqual([500, { detail: 'A server error occurred.' }]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('tokens of the analytics API', () => {
  let host: AnalyticsHost;
  beforeAll(async () => {
    host = await openAnalyticsHost({});
  }, 60_000);
  afterAll(() => host.close());

  it('are made, listed and taken away by administrators, and kept as hashes', async () => {
    const root = await host.loggedIn('root');
    const csrf = csrfOf(await root.page('/admin/jobs'));
    const call = async (method: string, path: string, body?: object) => {
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-csrf-token': csrf,
      };
      const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
      return root.fetch(`/api/analytics/tokens${path}`, init);
    };
    const made: unknown = await (await call('POST', '', { name: 'Insights', username: 'ana' })).json();
    expect(made).toMatchObject({
      name: 'Insights',
      username: 'ana',
      id: expect.stringMatching(/^at_/),
      expires: null,
    });
    const timed = z
      .object({ created: z.iso.datetime({ offset: true }), expires: z.iso.datetime({ offset: true }) })
      .parse(await (await call('POST', '', { name: 'A month', days: 30 })).json());
    expect(Date.parse(timed.expires) - Date.parse(timed.created)).toBe(30 * 86_400_000);
    expect((await call('POST', '', { name: 'x', days: 0 })).status).toBe(422);
    const { id, token } = Object.fromEntries(Object.entries(made ?? {}));
    expect((await host.ask('/authenticated/', { token: String(token) })).status).toBe(200);
    const listed = await (await call('GET', '')).text();
    expect(listed).toContain(String(id));
    expect(listed).not.toContain(String(token));
    const stored = await host.deps.records.read(({ apiTokens }) => apiTokens.list());
    expect(JSON.stringify(stored)).not.toContain(String(token));
    expect((await call('POST', '', { name: 'x', username: 'nobody' })).status).toBe(404);
    expect((await call('POST', '', { name: ' ' })).status).toBe(422);
    expect((await call('DELETE', `/${String(id)}`)).status).toBe(204);
    expect((await call('DELETE', `/${String(id)}`)).status).toBe(404);
    expect((await host.ask('/authenticated/', { token: String(token) })).status).toBe(401);
    expect((await (await host.loggedIn('ana')).fetch('/api/analytics/tokens')).status).toBe(403);
  });
});
