import { serverOrigin } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf } from './testing/browser.ts';
import { openTestHost, type TestHost } from './testing/test-host.ts';

describe('the host', () => {
  let host: TestHost;
  let path: string;
  let act: string;
  beforeAll(async () => {
    host = await openTestHost();
    path = `/api/courses/${encodeURIComponent(host.courseKey)}`;
    act = `/api/blocks/${encodeURIComponent(host.problem)}/actions/submit`;
    for (const { id: userId } of [host.learner, host.other]) {
      await host.engine.learners.enroll({ userId, courseKey: host.courseKey }, serverOrigin);
    }
  });
  afterAll(() => host.close());

  it('is healthy and ready', async () => {
    expect(await (await fetch(`${host.url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${host.url}/readyz`)).status).toBe(200);
  });

  it('answers a fault with a problem document and the id of the request', async () => {
    const response = await fetch(`${host.url}${path}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({
      code: 'not_logged_in',
      status: 401,
      instance: response.headers.get('x-request-id'),
    });
  });

  it('answers for a course or block that is not here with 404', async () => {
    const ana = await host.loggedIn('ana');
    const gone = await ana.fetch(`/api/courses/${encodeURIComponent('course-v1:No+Such+Course')}`);
    expect([gone.status, await gone.json()]).toMatchObject([404, { code: 'course_not_found' }]);
    const block = host.problem.replace('@p1', '@gone');
    const missing = await ana.fetch(`/api/blocks/${encodeURIComponent(block)}`);
    expect([missing.status, await missing.json()]).toMatchObject([404, { code: 'block_not_found' }]);
    expect((await ana.fetch('/api/blocks/nonsense')).status).toBe(404);
  });

  it('answers a person with a page', async () => {
    const response = await host.browser().fetch('/nowhere');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is nothing at this address');
  });

  it('logs in with a form of its own only', async () => {
    const browser = host.browser();
    const bad = await browser.post('/login', { csrf: 'guess', login: 'ana', password: 'correct horse' });
    expect(bad.status).toBe(403);
    expect((await browser.logIn('ana', 'wrong')).status).toBe(401);
    expect((await browser.logIn('ana', 'correct horse')).headers.get('location')).toBe('/');
  });

  it('lets nobody try passwords without end', async () => {
    const browser = host.browser();
    let last = await browser.logIn('nobody', 'guess');
    for (let count = 0; count < 10; count += 1) last = await browser.logIn('nobody', 'guess');
    expect(last.status).toBe(429);
    expect(await last.text()).toContain('Too many attempts');
  });

  it('sends nobody to another host after log-in', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example']) {
      const browser = host.browser();
      const csrf = csrfOf(await browser.page('/login'));
      const response = await browser.post('/login', { csrf, login: 'ben', password: 'correct horse', next });
      const target = new URL(response.headers.get('location') ?? '', host.url);
      expect(target.origin).toBe(host.url);
    }
  });

  it('ends a session at log-out', async () => {
    const browser = host.browser();
    await browser.logIn('ana', 'correct horse');
    const kept = new Map(browser.cookies);
    await browser.post('/logout', { csrf: csrfOf(await browser.page('/')) });
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.fetch(path)).status).toBe(401);
  });

  it('gives a learner the outline, and another learner’s state to the course team alone', async () => {
    const ben = await host.loggedIn('ben');
    expect(await (await ben.fetch(path)).json()).toMatchObject({ courseKey: host.courseKey });
    const refused = await ben.fetch(`${path}/progress?username=ana`);
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
    expect((await ben.fetch(`${path}/gradebook`)).status).toBe(403);
    const { setRole } = host.engine.learners;
    await setRole(host.other.id, host.courseKey, 'staff', true);
    expect((await ben.fetch(`${path}/progress?username=ana`)).status).toBe(200);
    expect((await ben.fetch(`${path}/gradebook?limit=0`)).status).toBe(422);
    expect((await ben.fetch(`${path}/gradebook?limit=5`)).status).toBe(200);
    await setRole(host.other.id, host.courseKey, 'staff', false);
    expect((await ben.fetch(`${path}/gradebook`)).status).toBe(403);
  });

  const submit = async (name: string, body: object | string, headers: Record<string, string> = {}) => {
    const browser = await host.loggedIn(name);
    const page = await browser.page(`/courses/${encodeURIComponent(host.courseKey)}/learn`);
    const csrf = /csrf-token="([^"]*)"/.exec(page)?.[1] ?? '';
    const response = await browser.fetch(act, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf, ...headers },
    });
    return { status: response.status, body: await response.json() };
  };

  it('takes answers, and refuses those of a wrong shape', async () => {
    expect((await submit('ana', { answers: host.answers })).body).toMatchObject({
      block: { usageKey: host.problem, type: 'problem' },
    });
    expect(await submit('ana', { answers: 'choice_1' })).toMatchObject({
      status: 422,
      body: { code: 'bad_input' },
    });
    expect((await submit('ana', '{"answers":')).status).toBe(400);
    const huge = JSON.stringify({ answers: { p1_2_1: 'x'.repeat(1_100_000) } });
    expect(await submit('ana', huge)).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });

  it('takes what changes something only with the token of its page', async () => {
    expect((await submit('ana', { answers: {} }, { 'x-csrf-token': '' })).body).toMatchObject({
      code: 'form_expired',
    });
    expect((await submit('ana', { answers: {} }, { 'x-csrf-token': 'guess' })).status).toBe(403);
  });

  it('takes the events of a page, all or none', async () => {
    const ana = await host.loggedIn('ana');
    const csrf = csrfOf(await ana.page('/'));
    const send = (events: readonly object[]) =>
      ana.fetch('/api/events', {
        method: 'POST',
        body: JSON.stringify({ events }),
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      });
    const bad = { name: 'no.such.event', courseId: host.courseKey, data: {} };
    expect((await send([bad])).status).toBe(422);
    expect((await send([])).status).toBe(204);
  });

  it('does not keep what a script or another site may take for its own', async () => {
    const { headers } = await host.browser().fetch('/');
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    const cookies = (await host.browser().fetch('/login')).headers.getSetCookie();
    expect(cookies.every((cookie) => /HttpOnly; SameSite=Lax/.test(cookie))).toBe(true);
  });

  it('writes no query, cookie or body to the log', async () => {
    await fetch(`${host.url}/healthz?code=topsecret`, { headers: { authorization: 'Bearer topsecret' } });
    await host.browser().logIn('ana', 'topsecret');
    const log = host.lines.join('');
    expect(log).not.toContain('topsecret');
    expect(log).not.toContain(host.config.secret);
    expect(log).not.toContain('correct horse');
    expect(log).toContain('/healthz');
  });
});

describe('a host that stops', () => {
  it('finishes what it has begun, then takes nothing more', async () => {
    const host = await openTestHost();
    const ana = await host.loggedIn('ana');
    const begun = ana.fetch('/');
    const closed = begun.then(() => host.close());
    expect((await begun).status).toBe(200);
    await closed;
    await expect(fetch(`${host.url}/healthz`)).rejects.toThrow('fetch failed');
    expect(host.deps.ready()).toBe(false);
  });

  it('names a port that is taken', async () => {
    const host = await openTestHost();
    const { startHost } = await import('./start-host.ts');
    const port = Number(new URL(host.url).port);
    await expect(startHost({ ...host.config, port })).rejects.toThrow(`PORT: ${port}`);
    await host.close();
  });
});
