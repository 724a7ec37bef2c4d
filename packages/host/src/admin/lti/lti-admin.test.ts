import { openTestPlatform, walkLaunch, type TestPlatform } from '@coursewright/lti-provider/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf, type Browser } from '../../testing/browser.ts';
import { openTestHost, type TestHost } from '../../testing/test-host.ts';

describe('/admin/lti', () => {
  let host: TestHost;
  let platform: TestPlatform;
  let root: Browser;
  beforeAll(async () => {
    host = await openTestHost();
    platform = await openTestPlatform({ registration: 'canvas', clock: host.clock });
    root = await host.loggedIn('root');
  });
  afterAll(async () => {
    await platform.close();
    await host.close();
  });

  const post = async (path: string, fields: Record<string, string> = {}) =>
    root.post(path, { csrf: csrfOf(await root.page('/admin/lti/add')), ...fields });
  const only = async () => {
    const [registration] = await host.deps.lti.platforms.list();
    if (registration === undefined) throw new Error('There is no platform.');
    return registration;
  };
  const hand = {
    name: 'Moodle',
    issuer: 'https://moodle.example',
    client_id: 'm1',
    deployment_ids: '1, 2',
    auth_login_url: 'https://moodle.example/mod/lti/auth.php',
    auth_token_url: 'https://moodle.example/mod/lti/token.php',
    jwks_url: 'https://moodle.example/mod/lti/certs.php',
    audience: '',
  };

  it('says what to do while there is no platform, in the administrator’s language', async () => {
    expect(await root.page('/admin/lti')).toContain('No learning platform is connected yet');
    const spanish = await root.fetch('/admin/lti', { headers: { 'accept-language': 'es' } });
    expect(await spanish.text()).toContain('Aún no hay ninguna plataforma conectada');
  });

  it('shows every value that an LMS asks for, each with a button that copies it', async () => {
    const page = await root.page('/admin/lti/add');
    for (const path of ['login', 'launch', 'deep-link', 'jwks.json', 'canvas.json']) {
      expect(page).toContain(`value="${host.url}/lti/${path}"`);
    }
    expect(page).toContain('-----BEGIN PUBLIC KEY-----');
    expect(page).toContain('&quot;oidc_initiation_url&quot;');
    expect([...page.matchAll(/data-copy="/g)]).toHaveLength(7);
  });

  it('adds a platform by hand, says which field is wrong, and keeps what was entered', async () => {
    const wrong = await post('/admin/lti/add/hand', { ...hand, jwks_url: 'http://moodle.example/keys' });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('jwks_url: must be an https address');
    expect(page).toContain('value="https://moodle.example/mod/lti/auth.php"');

    const added = await post('/admin/lti/add/hand', hand);
    expect(added.headers.get('location')).toMatch(/^\/admin\/lti\/[\w-]+\?done=added$/);
    expect(await root.page(added.headers.get('location') ?? '')).toContain('The platform was added');
    expect(await only()).toMatchObject({ state: 'active', deployments: 'listed', deploymentIds: ['1', '2'] });
    expect((await post('/admin/lti/add/hand', hand)).status).toBe(422);
  });

  it('limits courses, personal data, grades and deployments, and refuses what cannot be', async () => {
    const { id } = await only();
    const fields = {
      ...hand,
      reach: 'some',
      course: host.courseKey,
      grades: 'course',
      keep_email: 'yes',
      deployments: 'any',
      deployment_ids: '',
      product: 'moodle',
    };
    expect((await post(`/admin/lti/${id}`, fields)).headers.get('location')).toContain('done=saved');
    expect(await only()).toMatchObject({
      courses: [host.courseKey],
      personalData: { name: false, email: true },
      grades: 'course',
      deployments: 'any',
      product: 'moodle',
    });
    const wrong = await post(`/admin/lti/${id}`, { ...fields, deployments: 'listed' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('one deployment at least');
    const { course: _none, ...without } = fields;
    expect((await post(`/admin/lti/${id}`, without)).status).toBe(422);
    await post(`/admin/lti/${id}`, { ...fields, reach: 'every' });
    expect((await only()).courses).toBe(undefined);
  });

  it('pauses and resumes, and removes after asking once more', async () => {
    const { id } = await only();
    await post(`/admin/lti/${id}/pause`);
    expect(await root.page(`/admin/lti/${id}`)).toContain('Let it launch again');
    await post(`/admin/lti/${id}/approve`);
    expect((await only()).state).toBe('active');
    expect(await root.page(`/admin/lti/${id}/remove`)).toContain('Remove Moodle?');
    const removed = await post(`/admin/lti/${id}/remove`);
    expect(await root.page(removed.headers.get('location') ?? '')).toContain('Moodle was removed.');
    expect((await root.fetch(`/admin/lti/${id}`)).status).toBe(404);
  });

  it('adds a platform by a document', async () => {
    const { audience: _none, ...document } = hand;
    const wrong = await post('/admin/lti/add/json', { json: '{"issuer":' });
    expect(await wrong.text()).toContain('This is not JSON');
    const json = JSON.stringify({ ...document, deployment_ids: ['1'] });
    expect((await post('/admin/lti/add/json', { json })).status).toBe(303);
    await post(`/admin/lti/${(await only()).id}/remove`);
  });

  it('lets a platform register itself by an address, where the administrator says what it may open', async () => {
    const page = await (await post('/admin/lti/add/address')).text();
    const [, address = ''] = /value="([^"]*\/lti\/register\/[^"]+)"/.exec(page) ?? [];
    const start = platform.platform.startRegistration(address);
    const asked = await (await fetch(start)).text();
    expect(asked).toContain('to write grades into its gradebook');
    const [, session = ''] = /name="session" value="([^"]*)"/.exec(asked) ?? [];
    const fields = { session, title: 'School', reach: 'every', grades: 'links', name: 'yes', email: 'yes' };
    const answer = await fetch(`${host.url}/lti/register`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    expect(answer.status).toBe(200);
    const { id } = await only();
    expect(platform.tools[0]?.name).toBe('Test site');
    const settings = await root.page(`/admin/lti/${id}`);
    expect(settings).toContain('lti-ags score');
    expect((await post(`/admin/lti/${id}/registration`)).headers.get('location')).toContain('done=updated');
  });

  it('knows who is an administrator when a platform asks, and nobody else', async () => {
    const start = () =>
      platform.platform.startRegistration(host.deps.lti.addresses.register).slice(host.url.length);
    expect(await root.page(start())).toContain('name="reach"');
    const ana = await host.loggedIn('ana');
    expect(await ana.page(start())).toContain('not logged in here as an administrator');
  });

  it('tests the connection and shows what came of it', async () => {
    const { id } = await only();
    expect(await (await post(`/admin/lti/${id}/test`)).text()).toContain('1 key');
    platform.answer = { path: '/lti/platform/token', status: 401, body: '{"error":"<b>invalid_client</b>"}' };
    const failed = await (await post(`/admin/lti/${id}/test`)).text();
    expect(failed).toContain('&lt;b&gt;invalid_client');
    expect(failed).toContain('under LTI Advantage Services tick');
    platform.answer = null;
  });

  it('shows launches with what was wrong and how that LMS is set right, by the number on the learner’s page', async () => {
    const { id, clientId } = await only();
    const link = { id: 'link-1', contextId: 'course-1', clientId, title: 'Course' };
    const launch = async () => {
      const user = { id: 'ada' };
      return walkLaunch(await platform.platform.startLaunch({ linkId: 'link-1', user }), 'ada');
    };
    await platform.store.putLink({ ...link, custom: { course: host.courseKey } });
    expect((await launch()).status).toBe(303);
    await platform.store.putLink({ ...link, custom: { course: 'course-v1:No+Such+Course' } });
    const refused = await (await launch()).text();
    const [number = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(refused) ?? [];
    await host.deps.lti.doctor.flush();

    const found = await root.fetch(`/admin/lti/launches?id=${number}`);
    const page = await root.page(found.headers.get('location') ?? '');
    expect(page).toContain('The course course-v1:No+Such+Course is not here any more');
    expect(page).toContain('What to do in Canvas');
    expect(page).not.toMatch(/Ada|Lovelace/);
    expect(await root.page(`/admin/lti/${id}/launches`)).toContain(number);
    expect(await root.page(`/admin/lti/${id}/launches?outcome=opened`)).toContain('link-1');
    expect((await root.fetch('/admin/lti/launches/nobody')).status).toBe(404);
    expect(await root.page('/admin/lti/launches?platform=none')).toContain('No launch was refused');
    expect(await root.page(`/admin/lti/${id}/line-items`)).toContain('link-1');
    expect(await root.page(`/admin/lti/${id}/grades`)).toContain('No grade waits to be sent');
    expect((await post(`/admin/lti/${id}/grades/resync`)).headers.get('location')).toContain('sent=');
  });

  it('examines a pasted token', async () => {
    const good = await platform.sign({ iss: platform.origin, aud: (await only()).clientId });
    const page = await (await post('/admin/lti/token', { token: good })).text();
    expect(page).toContain('exp_missing');
    expect(page).toContain('iat_missing');
    expect(await (await post('/admin/lti/token', { token: 'x' })).text()).toContain('token_malformed');
  });

  it('is closed to everybody else, and to forms of other pages', async () => {
    const { id } = await only();
    const ana = await host.loggedIn('ana');
    for (const path of ['', '/add', '/launches', '/launches/x', '/token', `/${id}`, `/${id}/grades`]) {
      expect((await ana.fetch(`/admin/lti${path}`)).status, path).toBe(403);
    }
    const csrf = csrfOf(await ana.page('/'));
    for (const path of ['/add/address', '/add/json', '/add/hand', '/token', `/${id}`, `/${id}/remove`]) {
      expect((await ana.post(`/admin/lti${path}`, { csrf })).status, path).toBe(403);
      expect((await root.post(`/admin/lti${path}`, { csrf: 'guess' })).status, path).toBe(403);
    }
    expect((await host.browser().fetch('/admin/lti')).headers.get('location')).toContain('/login');
    expect((await only()).id).toBe(id);
  });
});
