import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

const moodle = {
  name: 'Moodle',
  issuer: 'https://moodle.example',
  client_id: 'm1',
  deployment_ids: ['1'],
  auth_login_url: 'https://moodle.example/mod/lti/auth.php',
  auth_token_url: 'https://moodle.example/mod/lti/token.php',
  jwks_url: 'https://moodle.example/mod/lti/certs.php',
};

describe('/api/lti', () => {
  let host: TestHost;
  beforeAll(async () => {
    // Every platform answers the same.
    host = await openTestHost({
      fetch: async () => new Response('{"error":"invalid_client"}', { status: 400 }),
    });
  });
  afterAll(() => host.close());

  const call = async (method: string, path: string, body?: object, who = 'root') => {
    const visitor = await host.loggedIn(who);
    const csrf = /name="csrf" value="([^"]*)"/.exec(await visitor.page('/'))?.[1] ?? '';
    const answer = await visitor.fetch(`/api/lti${path}`, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrf },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? undefined : z.looseObject({}).parse(JSON.parse(text)),
    };
  };
  const add = async (more: object = {}) => {
    const { body } = await call('POST', '/platforms', { ...moodle, ...more });
    return String(body?.['id']);
  };

  it('adds, shows, changes, pauses and removes platforms', async () => {
    const id = await add();
    expect((await call('GET', `/platforms/${id}`)).body).toMatchObject({
      ...moodle,
      id,
      state: 'active',
      personal_data: { name: true, email: true },
      grades: 'links',
    });
    expect((await call('POST', '/platforms', moodle)).status).toBe(409);
    expect((await call('POST', '/platforms', { ...moodle, issuer: '' })).body?.['detail']).toContain(
      'issuer',
    );
    const changed = await call('PATCH', `/platforms/${id}`, {
      courses: [host.courseKey],
      personal_data: { email: false },
      product: 'moodle',
    });
    expect(changed.body).toMatchObject({
      courses: [host.courseKey],
      personal_data: { name: true, email: false },
    });
    expect((await call('PATCH', `/platforms/${id}`, { courses: null })).body).not.toHaveProperty('courses');
    expect((await call('POST', `/platforms/${id}/pause`)).body).toMatchObject({ state: 'paused' });
    expect((await call('POST', `/platforms/${id}/approve`)).body).toMatchObject({ state: 'active' });
    expect((await call('GET', '/platforms')).body).toMatchObject({ items: [{ id }] });
    expect((await call('DELETE', `/platforms/${id}`)).status).toBe(204);
    expect((await call('GET', `/platforms/${id}`)).status).toBe(404);
  });

  it('gives addresses to enter and to register by', async () => {
    expect((await call('GET', '/addresses')).body).toMatchObject({
      launch: `${host.url}/lti/launch`,
      register: `${host.url}/lti/register`,
    });
    const { body } = await call('POST', '/registration-addresses', {});
    expect(body?.['address']).toContain(`${host.url}/lti/register/`);
    expect(Date.parse(String(body?.['expires']))).toBeGreaterThan(host.clock.now() / 1000);
  });

  it('tests a connection, and updates only what registered itself', async () => {
    const id = await add({ client_id: 'm2' });
    expect((await call('POST', `/platforms/${id}/test`)).body).toMatchObject({
      steps: [
        { step: 'keys', good: false },
        { step: 'token', good: false, fault: expect.stringContaining('invalid_client') },
      ],
    });
    expect((await call('POST', `/platforms/${id}/registration`)).status).toBe(404);
  });

  it('explains refused launches in the platform’s words, by the id that their page shows', async () => {
    const id = await add({ client_id: 'm3', product: 'moodle' });
    const login = new URLSearchParams({
      iss: moodle.issuer,
      client_id: 'm3',
      login_hint: 'x',
      target_link_uri: `${host.url}/lti/launch`,
      lti_deployment_id: '99',
    });
    const page = await (await fetch(`${host.url}/lti/login?${login}`)).text();
    const [launch = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page) ?? [];
    await host.deps.lti.doctor.flush();
    expect((await call('GET', `/launches/${launch}`)).body).toMatchObject({
      outcome: 'refused',
      step: 'login',
      platform: id,
      explanation: { code: 'login_deployment_unknown', lms: 'Moodle', who: 'administrator' },
    });
    expect((await call('GET', `/launches?platform=${id}&outcome=refused`)).body).toMatchObject({
      items: [{ id: launch }],
    });
    expect((await call('GET', '/launches?platform=none')).body).toMatchObject({ items: [] });
    expect((await call('GET', '/launches/nobody')).status).toBe(404);
  });

  it('judges a pasted token', async () => {
    const { body } = await call('POST', '/token-examinations', { token: 'nonsense' });
    expect(body).toMatchObject({ faults: [{ code: 'token_malformed' }], product: 'other' });
  });

  it('shows links, line items, scores and how grades stand, and sends them anew', async () => {
    const id = await add({ client_id: 'm4' });
    for (const list of ['links', 'line-items', 'scores']) {
      expect((await call('GET', `/platforms/${id}/${list}`)).body).toEqual({ items: [] });
      expect((await call('GET', `/platforms/nobody/${list}`)).status).toBe(404);
    }
    expect((await call('GET', `/platforms/${id}/grades`)).body).toMatchObject({
      counts: { waiting: 0, sent: 0, failed: 0 },
      failures: 0,
    });
    expect((await call('POST', `/platforms/${id}/grades/resync`, {})).body).toEqual({ waiting: 0 });
  });

  it('is for site administrators on the host’s own pages alone', async () => {
    const id = await add({ client_id: 'm5' });
    const tries: readonly (readonly [string, string, object?])[] = [
      ['GET', '/platforms'],
      ['GET', `/platforms/${id}`],
      ['POST', '/platforms', moodle],
      ['PATCH', `/platforms/${id}`, {}],
      ['DELETE', `/platforms/${id}`],
      ['POST', `/platforms/${id}/approve`],
      ['POST', `/platforms/${id}/pause`],
      ['POST', `/platforms/${id}/test`],
      ['POST', `/platforms/${id}/registration`],
      ['GET', '/addresses'],
      ['POST', '/registration-addresses', {}],
      ['GET', '/launches'],
      ['GET', '/launches/x'],
      ['POST', '/token-examinations', { token: 'x' }],
      ['GET', `/platforms/${id}/links`],
      ['GET', `/platforms/${id}/line-items`],
      ['GET', `/platforms/${id}/scores`],
      ['GET', `/platforms/${id}/grades`],
      ['POST', `/platforms/${id}/grades/resync`, {}],
    ];
    for (const [method, path, body] of tries) {
      expect((await call(method, path, body, 'ana')).status, `${method} ${path}`).toBe(403);
    }
    expect((await fetch(`${host.url}/api/lti/platforms`)).status).toBe(401);
  });
});
