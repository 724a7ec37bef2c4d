import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf } from './testing/browser.ts';
import { openTestHost } from './testing/test-host.ts';

const courseKey = 'course-v1:Org+Test+1';
const path = `/api/courses/${encodeURIComponent(courseKey)}`;

describe('the host', () => {
  let host: Awaited<ReturnType<typeof openTestHost>>;
  beforeAll(async () => {
    host = await openTestHost();
    const { learners } = host.engine;
    const input = { email: 'ana@example.org', name: 'Ana', password: 'correct horse' };
    const ana = await learners.createAccount({ ...input, username: 'ana' });
    await learners.createAccount({ ...input, username: 'ben', email: 'ben@example.org' });
    await learners.enroll({ userId: ana.id, courseKey }, {} as never);
  });
  afterAll(() => host.close());

  const loggedIn = async (name: string) => {
    const browser = host.browser();
    expect((await browser.logIn(name, 'correct horse')).status).toBe(303);
    return browser;
  };

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

  it('sends nobody to another host after log-in', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example']) {
      const browser = host.browser();
      const csrf = csrfOf(await browser.page('/login'));
      const response = await browser.post('/login', { csrf, login: 'ana', password: 'correct horse', next });
      const target = new URL(response.headers.get('location') ?? '', host.url);
      expect(target.origin).toBe(host.url);
    }
  });

  it('ends a session at log-out', async () => {
    const browser = await loggedIn('ana');
    const kept = new Map(browser.cookies);
    await browser.post('/logout', { csrf: csrfOf(await browser.page('/')) });
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.fetch(path)).status).toBe(401);
  });

  it('gives a learner the outline, and another learner’s state to the course team alone', async () => {
    const ben = await loggedIn('ben');
    expect(await (await ben.fetch(path)).json()).toMatchObject({ courseKey });
    const refused = await ben.fetch(`${path}/progress?username=ana`);
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
    expect((await ben.fetch(`${path}/gradebook`)).status).toBe(403);
    await host.engine.learners.setRole(2, courseKey, 'staff', true);
    expect((await ben.fetch(`${path}/progress?username=ana`)).status).toBe(200);
    expect((await ben.fetch(`${path}/gradebook?limit=0`)).status).toBe(422);
    expect((await ben.fetch(`${path}/gradebook?limit=5`)).status).toBe(200);
  });

  it('takes what changes something only with the token of its page', async () => {
    const ana = await loggedIn('ana');
    const block = encodeURIComponent('block-v1:Org+Test+1+type@problem+block@p');
    const act = (headers: Record<string, string>) =>
      ana.fetch(`/api/blocks/${block}/actions/submit`, {
        method: 'POST',
        body: '{"answers":{}}',
        headers: { 'content-type': 'application/json', ...headers },
      });
    expect(await (await act({})).json()).toMatchObject({ code: 'form_expired' });
    expect((await act({ 'x-csrf-token': 'guess' })).status).toBe(403);
  });

  it('writes no query, cookie or body to the log', async () => {
    await fetch(`${host.url}/healthz?code=topsecret`, { headers: { authorization: 'Bearer topsecret' } });
    await host.browser().logIn('ana', 'topsecret');
    expect(host.lines.join('')).not.toContain('topsecret');
    expect(host.lines.join('')).toContain('/healthz');
  });
});
