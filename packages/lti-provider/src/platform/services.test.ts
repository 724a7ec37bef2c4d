import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { linkTo } from '../http/link-header.ts';
import { mediaTypes } from '../spec/media-types.ts';
import { contextRoles } from '../spec/roles.ts';
import { scopes } from '../spec/scopes.ts';
import { assertionType } from '../spec/services.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { remoteKeys } from '../keys/remote-keys.ts';
import { signedTokens } from '../keys/signed-token.ts';
import { accessGrantSchema } from './access-grant.ts';

/** A tool of nothing but keys: what the platform answers to somebody else's implementation. */
describe('the services of a platform', () => {
  let platform: TestPlatform;
  let key: CryptoKey;
  let serial = 0;
  const base = () => `${platform.origin}/lti/platform`;
  const items = () => `${base()}/contexts/course-1/lineitems`;

  beforeAll(async () => {
    platform = await openTestPlatform();
    const pair = await generateKeyPair('RS256');
    key = pair.privateKey;
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256' }] });
    const addresses = {
      login: 'https://tool.example/login',
      launch: 'https://tool.example/launch',
      deepLink: 'https://tool.example/dl',
      // The test platform serves the tool's keys itself.
      jwks: `${platform.origin}/tool-jwks.json`,
    };
    platform.register(addresses, { client_id: 'client-1' });
    platform.register(addresses, { client_id: 'client-2', deployment_id: '2', privacy: 'none' });
    platform.answer = { path: '/tool-jwks.json', status: 200, body: jwks };
    await platform.store.putLink({ id: 'l1', contextId: 'course-1', clientId: 'client-1', title: 'L' });
    await platform.store.putLink({ id: 'elsewhere', contextId: 'c2', clientId: 'client-1', title: 'L' });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    for (const item of await platform.store.lineItems('course-1'))
      await platform.store.deleteLineItem(item.id);
  });

  const assertion = (claims: object = {}, header: object = {}, client = 'client-1') => {
    const now = Math.floor(Date.now() / 1000);
    serial += 1;
    return new SignJWT({
      iss: client,
      sub: client,
      aud: `${base()}/token`,
      iat: now,
      exp: now + 60,
      jti: `jti-${serial}`,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'k', ...header })
      .sign(key);
  };
  const ask = async (fields: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${base()}/token`, { method: 'POST', body: new URLSearchParams(fields) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const request = (client_assertion: string, scope: string) => ({
    grant_type: 'client_credentials',
    client_assertion_type: assertionType,
    client_assertion,
    scope,
  });
  const token = async (scope: string, client = 'client-1') =>
    String((await ask(request(await assertion({}, {}, client), scope))).body['access_token']);
  const call = async (address: string, scope: string, init: RequestInit = {}, client = 'client-1') =>
    fetch(address, {
      ...init,
      headers: { ...(init.headers as object), authorization: `Bearer ${await token(scope, client)}` },
    });
  const lineItem = (body: object) => ({
    method: 'POST',
    headers: { 'content-type': mediaTypes.lineItem },
    body: JSON.stringify(body),
  });
  const create = async (body: object = {}) => {
    const answer = await call(items(), scopes.lineItem, lineItem({ label: 'L', scoreMaximum: 10, ...body }));
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { id: string }).id;
  };
  const score = (body: object) => ({
    method: 'POST',
    headers: { 'content-type': mediaTypes.score },
    body: JSON.stringify({
      userId: 'ada',
      scoreGiven: 1,
      scoreMaximum: 2,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      timestamp: '2026-01-01T10:00:00.000Z',
      ...body,
    }),
  });

  it('give a token for the scopes that were asked for and are known', async () => {
    expect(await ask(request(await assertion(), `${scopes.score} unknown ${scopes.lineItem}`))).toMatchObject(
      {
        status: 200,
        body: { token_type: 'Bearer', expires_in: 3600, scope: `${scopes.score} ${scopes.lineItem}` },
      },
    );
    expect(await ask(request(await assertion(), 'unknown'))).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    });
  });

  it('give no token for an assertion that is not good', async () => {
    const now = Math.floor(Date.now() / 1000);
    const other = (await generateKeyPair('RS256')).privateKey;
    const wrong = [
      assertion({ iss: 'nobody', sub: 'nobody' }),
      assertion({ sub: 'client-2' }),
      assertion({ aud: 'https://elsewhere.example/token' }),
      assertion({ exp: now - 120, iat: now - 180 }),
      assertion({ exp: undefined }),
      assertion({ iat: undefined }),
      assertion({ jti: undefined }),
      assertion({}, { kid: 'unknown' }),
      assertion({}, { kid: undefined }),
      new SignJWT({
        iss: 'client-1',
        sub: 'client-1',
        aud: `${base()}/token`,
        jti: 'x',
        iat: now,
        exp: now + 9,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'k' })
        .sign(other),
      Promise.resolve('no token at all'),
    ];
    for (const one of wrong) {
      expect(await ask(request(await one, scopes.score))).toMatchObject({
        status: 401,
        body: { error: 'invalid_client' },
      });
    }
    const { grant_type: _type, ...rest } = request(await assertion(), scopes.score);
    expect(await ask(rest)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('take an assertion once', async () => {
    const once = await assertion();
    const both = await Promise.all([1, 2].map(() => ask(request(once, scopes.score))));
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 401]));
  });

  it('answer 401 without a good token and 403 without the scope', async () => {
    const bearer = (value: string) => fetch(items(), { headers: { authorization: value } });
    expect((await fetch(items())).status).toBe(401);
    expect((await bearer('Bearer made.up')).status).toBe(401);
    const grants = signedTokens(
      'a secret of the test platform alone',
      'platform access token',
      accessGrantSchema,
    );
    const old = grants.sign({ clientId: 'client-1', scopes: [scopes.lineItem] }, Date.now() * 1000 - 1);
    expect((await bearer(`Bearer ${old}`)).status).toBe(401);
    expect((await call(items(), scopes.score)).status).toBe(403);
    expect((await call(items(), scopes.lineItemReadonly)).status).toBe(200);
    expect(
      (await call(items(), scopes.lineItemReadonly, lineItem({ label: 'L', scoreMaximum: 1 }))).status,
    ).toBe(403);
    expect((await call(`${base()}/contexts/none/lineitems`, scopes.lineItem)).status).toBe(404);
  });

  it('make, show, change and delete line items', async () => {
    const id = await create({ resourceLinkId: 'l1', resourceId: 'r1', tag: 't' });
    const shown = await call(id, scopes.lineItemReadonly);
    expect(shown.headers.get('content-type')).toContain(mediaTypes.lineItem);
    const whole = { id, label: 'L', scoreMaximum: 10, resourceLinkId: 'l1', resourceId: 'r1', tag: 't' };
    expect(await shown.json()).toEqual(whole);
    const put = { ...lineItem({ ...whole, label: 'Changed' }), method: 'PUT' };
    expect(await (await call(id, scopes.lineItem, put)).json()).toEqual({ ...whole, label: 'Changed' });
    expect((await call(id, scopes.lineItem, { method: 'DELETE' })).status).toBe(204);
    expect((await call(id, scopes.lineItem)).status).toBe(404);
  });

  it.each([
    [{ label: ' ' }, 400],
    [{ label: undefined }, 400],
    [{ scoreMaximum: 0 }, 400],
    [{ scoreMaximum: -1 }, 400],
    [{ scoreMaximum: '10' }, 400],
    [{ resourceLinkId: 'nothing' }, 404],
    [{ resourceLinkId: 'elsewhere' }, 404],
  ])('refuse a line item with %j', async (wrong, status) => {
    const answer = await call(items(), scopes.lineItem, lineItem({ label: 'L', scoreMaximum: 10, ...wrong }));
    expect(answer.status).toBe(status);
    expect(await platform.store.lineItems('course-1')).toEqual([]);
  });

  it('show a tool its own line items only, filtered and page by page', async () => {
    for (const tag of ['a', 'b', 'a', 'a']) await create({ tag, resourceId: 'r' });
    const first = await call(`${items()}?tag=a&limit=2`, scopes.lineItem);
    expect(first.headers.get('content-type')).toContain(mediaTypes.lineItemContainer);
    expect(((await first.json()) as unknown[]).length).toBe(2);
    const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await call(next, scopes.lineItem);
    expect(((await second.json()) as unknown[]).length).toBe(1);
    expect(second.headers.get('link')).toBe(null);
    expect(await (await call(`${items()}?resource_id=none`, scopes.lineItem)).json()).toEqual([]);
    expect(await (await call(items(), scopes.lineItem, {}, 'client-2')).json()).toEqual([]);
    const id = await create();
    expect((await call(id, scopes.lineItem, {}, 'client-2')).status).toBe(404);
    expect((await call(`${id}/scores`, scopes.score, score({}), 'client-2')).status).toBe(404);
  });

  it('take a score by its timestamp and tell the result on the scale of the line item', async () => {
    const id = await create();
    const post = async (body: object) => (await call(`${id}/scores`, scopes.score, score(body))).status;
    expect(await post({})).toBe(204);
    expect(await post({ scoreGiven: 2 })).toBe(409);
    expect(await post({ scoreGiven: 2, timestamp: '2026-01-01T09:59:59.999Z' })).toBe(409);
    expect(await post({ scoreGiven: 2, timestamp: '2026-01-01T10:00:00.001Z', comment: 'Well done' })).toBe(
      204,
    );
    expect(await post({ userId: 'bob', gradingProgress: 'Pending' })).toBe(204);
    const results = async (query = '') => (await call(`${id}/results${query}`, scopes.resultReadonly)).json();
    expect(await results()).toEqual([
      {
        id: `${id}/results/ada`,
        scoreOf: id,
        userId: 'ada',
        resultScore: 10,
        resultMaximum: 10,
        comment: 'Well done',
      },
      { id: `${id}/results/bob`, scoreOf: id, userId: 'bob', resultMaximum: 10 },
    ]);
    expect(await results('?user_id=bob')).toMatchObject([{ userId: 'bob' }]);
  });

  it.each([
    [{ timestamp: '2026-01-01T10:00:00Z' }, 400],
    [{ timestamp: 'yesterday' }, 400],
    [{ scoreMaximum: undefined }, 400],
    [{ scoreGiven: -1 }, 400],
    [{ activityProgress: 'Done' }, 400],
    [{ gradingProgress: undefined }, 400],
    [{ userId: 'stranger' }, 404],
  ])('refuse a score with %j', async (wrong, status) => {
    const id = await create();
    expect((await call(`${id}/scores`, scopes.score, score(wrong))).status).toBe(status);
    const plain = { ...score({}), headers: { 'content-type': 'application/json' } };
    expect((await call(`${id}/scores`, scopes.score, plain)).status).toBe(415);
  });

  it('tell who is in the context, as much as the tool may know, page by page', async () => {
    const address = `${base()}/contexts/course-1/memberships`;
    const all = await call(address, scopes.membershipReadonly);
    expect(all.headers.get('content-type')).toContain(mediaTypes.membershipContainer);
    expect(await all.json()).toMatchObject({
      id: address,
      context: { id: 'course-1', label: 'C1', title: 'Course one' },
      members: [
        { user_id: 'ada', status: 'Active', name: 'Ada Lovelace', roles: [contextRoles.learner] },
        { user_id: 'bob' },
        { user_id: 'teacher', email: 'grace@example.org', roles: [contextRoles.instructor] },
      ],
    });
    const learners = await call(`${address}?role=Learner&limit=1`, scopes.membershipReadonly);
    const next = linkTo(learners.headers, 'next', address) ?? '';
    expect(await (await call(next, scopes.membershipReadonly)).json()).toMatchObject({
      members: [{ user_id: 'bob' }],
    });
    const nameless = await (await call(address, scopes.membershipReadonly, {}, 'client-2')).text();
    expect(nameless).not.toContain('Ada');
    expect(nameless).not.toContain('@example.org');
    expect((await call(address, scopes.lineItem)).status).toBe(403);
  });

  it('tell what has become of the members since a list was read', async () => {
    const address = `${base()}/contexts/course-1/memberships`;
    const read = async (from: string) => {
      const answer = await call(from, scopes.membershipReadonly);
      const { members } = z
        .object({ members: z.array(z.object({ user_id: z.string(), status: z.string() })) })
        .parse(await answer.json());
      return { members, differences: linkTo(answer.headers, 'differences', from) ?? '' };
    };
    const before = await read(address);
    expect((await read(before.differences)).members).toEqual([]);
    await platform.store.putMember('course-1', {
      user: { id: 'carl' },
      roles: ['Learner'],
      status: 'Inactive',
    });
    await platform.store.deleteMember('course-1', 'bob');
    const after = await read(before.differences);
    expect(after.members).toEqual([
      { user_id: 'carl', status: 'Inactive' },
      { user_id: 'bob', status: 'Deleted' },
    ]);
    expect((await read(after.differences)).members).toEqual([]);
    expect((await read(address)).members.map(({ user_id }) => user_id)).toEqual(['ada', 'carl', 'teacher']);
  });

  it('publish a key set that verifies what they sign', async () => {
    const found = remoteKeys({ clock: { now: () => Date.now() * 1000 } });
    await platform.sign({});
    const kid = (await platform.store.keys())[0]?.kid ?? '';
    expect(await found.find(platform.platform.addresses.jwks_url, kid, 'RS256')).toBeDefined();
    expect(await (await fetch(platform.platform.addresses.jwks_url)).text()).not.toContain('"d"');
  });
});
