import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from '../../testing/test-host.ts';
import { createEmbedKey, revokeEmbedKey } from './embed-keys.ts';
import { codeChallenge } from './grant-token.ts';
import { launchSessionOf, startLaunchSession } from './launch-sessions.ts';

const SITE = 'https://site.example';
const verifier = 'a-verifier-of-at-least-forty-three-characters-0123';

describe('POST /api/tokens', () => {
  let host: TestHost;
  let courseKey: string;
  let key: Awaited<ReturnType<typeof createEmbedKey>>;
  beforeAll(async () => {
    host = await openTestHost();
    ({ courseKey } = host);
    key = await createEmbedKey(host.deps, {
      name: 'A site',
      origins: [SITE],
      courses: [courseKey],
      guests: true,
    });
  });
  afterAll(() => host.close());

  const ask = async (grant: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${host.url}/api/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(grant),
    });
    return { response, status: response.status, body: await response.json() };
  };
  const now = () => Math.floor(host.clock.now() / 1_000_000);
  const outline = (token: string, course = courseKey) =>
    fetch(`${host.url}/api/courses/${encodeURIComponent(course)}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const launch = (overrides = {}) =>
    startLaunchSession(host.deps, {
      userId: host.learner.id,
      kind: 'lti',
      courses: [courseKey],
      frameAncestors: [],
      ...overrides,
    });
  const assertion = (claims: Record<string, unknown> = {}, secret = key.secret) => {
    const at = now();
    const all = {
      iss: key.key.id,
      aud: host.url,
      sub: 'u1',
      iat: at,
      exp: at + 300,
      jti: randomUUID(),
      ...claims,
    };
    return new SignJWT(all).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
  };
  const signedIn = async (claims: Record<string, unknown> = {}, more = {}, secret = key.secret) =>
    ask({ grant: 'assertion', embedKey: key.key.id, assertion: await assertion(claims, secret), ...more });
  const whoIs = async (token: string) => (await launchSessionOf(host.deps, token)).userId;
  const guest = (more = {}, headers = {}) => ask({ grant: 'guest', embedKey: key.key.id, ...more }, headers);

  it('exchanges a launch code for a token, once', async () => {
    const { code } = await launch({ usageKey: host.problem });
    const { status, body, response } = await ask({ grant: 'launch_code', code });
    expect([status, body]).toMatchObject([
      200,
      { expiresIn: 600, courses: [courseKey], usageKey: host.problem },
    ]);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await outline(body.token)).status).toBe(200);
    expect((await ask({ grant: 'launch_code', code })).body).toMatchObject({
      status: 401,
      code: 'code_not_valid',
    });
  });

  it('renews a token, also one that has run out, until its launch session is revoked', async () => {
    const { code, session } = await launch();
    const first = (await ask({ grant: 'launch_code', code })).body.token;
    host.clock.advance(601);
    const late = await outline(first);
    expect([late.status, await late.json()]).toMatchObject([401, { code: 'token_expired' }]);
    const renewed = await ask({ grant: 'renew' }, { authorization: `Bearer ${first}` });
    expect((await outline(renewed.body.token)).status).toBe(200);
    await host.deps.records.transaction((tx) => tx.launchSessions.revoke(session.id));
    expect((await outline(renewed.body.token)).status).toBe(401);
    expect((await ask({ grant: 'renew' }, { authorization: `Bearer ${renewed.body.token}` })).status).toBe(
      401,
    );
    expect((await ask({ grant: 'renew' })).status).toBe(401);
  });

  it('renews nothing after the twelve hours of a launch session', async () => {
    const { code } = await launch();
    const { token } = (await ask({ grant: 'launch_code', code })).body;
    host.clock.advance(12 * 3600 + 1);
    expect((await ask({ grant: 'renew' }, { authorization: `Bearer ${token}` })).status).toBe(401);
  });

  it('gives a guest a secret to come back with', async () => {
    const first = await guest({}, { origin: SITE });
    expect(first.body).toMatchObject({ courses: [courseKey], guest: expect.stringMatching(/^.{40,}$/) });
    const again = await guest({ guest: first.body.guest });
    expect(again.body.guest).toBe(first.body.guest);
    const [one, other] = await Promise.all([first, again].map(async ({ body }) => whoIs(body.token)));
    expect(one).toBe(other);
    expect(await whoIs((await guest()).body.token)).not.toBe(one);
  });

  it('lets a guest reach the courses of the key and no other', async () => {
    const { token } = (await guest()).body;
    expect((await outline(token)).status).toBe(200);
    expect((await outline(token, 'course-v1:Other+Course+1')).status).toBe(403);
    const block = encodeURIComponent('block-v1:Other+Course+1+type@problem+block@p');
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${host.url}/api/blocks/${block}`, { headers })).status).toBe(403);
    const gradebook = `${host.url}/api/courses/${encodeURIComponent(courseKey)}/gradebook`;
    expect((await fetch(gradebook, { headers })).status).toBe(403);
    const { items } = await host.engine.grading.gradebook(courseKey, { limit: 100 });
    expect(
      items.filter(({ username }) => username.startsWith('g-')),
      'a guest is not graded',
    ).toEqual([]);
  });

  it('admits guests only where the key does', async () => {
    const { key: strict } = await createEmbedKey(host.deps, {
      name: 'Strict',
      origins: [SITE],
      courses: [courseKey],
      guests: false,
    });
    expect((await ask({ grant: 'guest', embedKey: strict.id })).status).toBe(403);
  });

  it('knows a learner of the site by what the site has signed', async () => {
    const first = await signedIn({ name: 'Zoë', email: 'zoe@site.example' });
    expect(first.status).toBe(200);
    const id = await whoIs(first.body.token);
    expect(await host.engine.learners.account(id)).toMatchObject({ name: 'Zoë', kind: 'lti' });
    expect(await whoIs((await signedIn()).body.token)).toBe(id);
    expect(await whoIs((await signedIn({ sub: 'u2' })).body.token)).not.toBe(id);
  });

  it('takes an assertion once', async () => {
    const signed = await assertion();
    const body = { grant: 'assertion', embedKey: key.key.id, assertion: signed };
    const answers = await Promise.all([ask(body), ask(body)]);
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 401]);
  });

  it.each([
    ['another secret', () => signedIn({}, {}, 'not the secret of the key')],
    ['another audience', () => signedIn({ aud: 'https://other.example' })],
    ['another issuer', () => signedIn({ iss: 'ek_other' })],
    ['a life of more than five minutes', () => signedIn({ exp: now() + 3600 })],
    ['a time that is over', () => signedIn({ iat: now() - 900, exp: now() - 600 })],
    ['no jti', () => signedIn({ jti: undefined })],
    ['no learner', () => signedIn({ sub: '' })],
    ['no signature', () => ask({ grant: 'assertion', embedKey: key.key.id, assertion: unsigned() })],
  ])('refuses an assertion with %s', async (_case, attempt) => {
    expect((await attempt()).body).toMatchObject({ status: 401, code: 'assertion_not_valid' });
  });
  const unsigned = () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      iss: key.key.id,
      aud: host.url,
      sub: 'u1',
      iat: now(),
      exp: now() + 60,
      jti: randomUUID(),
    };
    return `${part({ alg: 'none' })}.${part(claims)}.`;
  };

  it('gives a guest’s work to the learner who logs in, and ends the guest', async () => {
    const visitor = (await guest()).body;
    const { token } = (await signedIn({ sub: 'merger' }, { guest: visitor.guest })).body;
    expect((await outline(token)).status).toBe(200);
    expect((await outline(visitor.token)).status).toBe(401);
    const next = (await guest({ guest: visitor.guest })).body;
    expect(next.guest).not.toBe(visitor.guest);
  });

  it('gives the code of the log-in window to who has its verifier, for the key it was given for', async () => {
    const window = () =>
      startLaunchSession(
        host.deps,
        {
          userId: host.learner.id,
          kind: 'login',
          embedKey: key.key.id,
          courses: [courseKey],
          frameAncestors: [],
        },
        codeChallenge(verifier),
      );
    const grant = { grant: 'authorization_code', embedKey: key.key.id, codeVerifier: verifier };
    const good = await ask({ ...grant, code: (await window()).code });
    expect(good.status).toBe(200);
    expect(await whoIs(good.body.token)).toBe(host.learner.id);
    const wrong = { ...grant, code: (await window()).code, codeVerifier: verifier.replace('0', '1') };
    expect((await ask(wrong)).status).toBe(401);
    expect((await ask({ ...wrong, codeVerifier: verifier })).status, 'a code is used up by a wrong try').toBe(
      401,
    );
    expect((await ask({ grant: 'launch_code', code: (await window()).code })).status).toBe(401);
    const { key: other } = await createEmbedKey(host.deps, { ...key.key, name: 'Other' });
    expect((await ask({ ...grant, embedKey: other.id, code: (await window()).code })).status).toBe(401);
  });

  it('refuses a page of another origin, and lets only listed origins read the answer', async () => {
    const good = await guest({}, { origin: SITE });
    expect(good.response.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(good.response.headers.get('access-control-allow-credentials')).toBeNull();
    const bad = await guest({}, { origin: 'https://evil.example' });
    expect(bad.body).toMatchObject({ status: 403, code: 'origin_not_allowed' });
    expect(bad.response.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${host.url}/api/tokens`, {
      method: 'OPTIONS',
      headers: { origin: SITE, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  it('ends what a revoked embed key has given', async () => {
    const site = await createEmbedKey(host.deps, { ...key.key, name: 'Short-lived' });
    const { token } = (await ask({ grant: 'guest', embedKey: site.key.id })).body;
    expect((await outline(token)).status).toBe(200);
    await revokeEmbedKey(host.deps.records, site.key.id);
    expect((await outline(token)).status).toBe(401);
    expect((await ask({ grant: 'guest', embedKey: site.key.id })).status).toBe(404);
  });

  it('tells what is wrong with a grant', async () => {
    expect((await ask({ grant: 'password' })).body).toMatchObject({ status: 422, code: 'bad_input' });
    expect((await ask({ grant: 'guest' })).body.detail).toContain('embedKey');
  });

  it('limits how many guests one address makes', async () => {
    const own = await openTestHost();
    const { key: site } = await createEmbedKey(own.deps, {
      name: 'Site',
      origins: [SITE],
      courses: [own.courseKey],
      guests: true,
    });
    const knock = () =>
      fetch(`${own.url}/api/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
        body: JSON.stringify({ grant: 'guest', embedKey: site.id }),
      });
    let last = await knock();
    for (let count = 0; count < 300; count += 1) last = await knock();
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    await own.close();
  });
});
