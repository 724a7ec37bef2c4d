import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claims } from '../spec/claims.ts';
import { scopes } from '../spec/scopes.ts';
import { readForm } from '../testing/read-form.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';

const second = 1_000_000;

describe('the authorisation endpoint of a platform', () => {
  let platform: TestPlatform;
  let now = Date.now() * 1000;
  beforeAll(async () => {
    platform = await openTestPlatform({ clock: { now: () => now } });
    platform.register({
      login: 'https://tool.example/login?from=lms',
      launch: 'https://tool.example/launch',
      deepLink: 'https://tool.example/dl',
      jwks: 'https://tool.example/jwks',
    });
    await platform.store.putLink({
      id: 'l1',
      contextId: 'course-1',
      clientId: 'client-1',
      title: 'A link',
      targetLinkUri: 'https://tool.example/launch?block=b',
      custom: { block: 'b' },
    });
  });
  afterAll(() => platform.close());

  const initiate = async (user = 'ada') =>
    new URL((await platform.platform.startLaunch({ linkId: 'l1', user: { id: user } })).address);
  const ask = async (changes: Readonly<Record<string, string | null>> = {}, user = 'ada', method = 'GET') => {
    const hints = (await initiate()).searchParams;
    const all = {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: 'client-1',
      redirect_uri: 'https://tool.example/launch',
      login_hint: hints.get('login_hint'),
      lti_message_hint: hints.get('lti_message_hint'),
      nonce: 'n',
      state: 's "<>',
      ...changes,
    };
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(all)) if (value !== null) query.set(name, value);
    const address = platform.platform.addresses.auth_login_url;
    const headers = { 'x-test-user': user };
    return method === 'GET'
      ? fetch(`${address}?${query.toString()}`, { headers })
      : fetch(address, { method: 'POST', headers, body: query });
  };
  const errorOf = async (answer: Response) => readForm(await answer.text()).fields['error'];

  it('is reached by a login that names user, message and deployment', async () => {
    const address = await initiate();
    expect(address.origin + address.pathname).toBe('https://tool.example/login');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      from: 'lms',
      iss: platform.origin,
      login_hint: 'ada',
      target_link_uri: 'https://tool.example/launch?block=b',
      lti_message_hint: expect.any(String),
      client_id: 'client-1',
      lti_deployment_id: '1',
    });
  });

  it.each(['GET', 'POST'])(
    'answers %s with a form that posts a signed message to the tool',
    async (method) => {
      const answer = await ask({}, 'ada', method);
      const page = await answer.text();
      const { action, fields } = readForm(page);
      expect(action).toBe('https://tool.example/launch');
      expect(fields['state']).toBe('s "<>');
      const token = fields['id_token'] ?? '';
      expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
      const base = `${platform.origin}/lti/platform/contexts/course-1`;
      expect(decodeJwt(token)).toMatchObject({
        iss: platform.origin,
        aud: 'client-1',
        sub: 'ada',
        nonce: 'n',
        name: 'Ada Lovelace',
        [claims.messageType]: 'LtiResourceLinkRequest',
        [claims.version]: '1.3.0',
        [claims.deploymentId]: '1',
        [claims.targetLinkUri]: 'https://tool.example/launch?block=b',
        [claims.resourceLink]: { id: 'l1', title: 'A link' },
        [claims.custom]: { block: 'b' },
        [claims.context]: { id: 'course-1', label: 'C1', title: 'Course one' },
        [claims.gradeService]: {
          scope: [scopes.lineItem, scopes.resultReadonly, scopes.score],
          lineitems: `${base}/lineitems`,
        },
        [claims.namesRoleService]: { context_memberships_url: `${base}/memberships` },
      });
      expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^']+'/);
    },
  );

  it('answers no address that is not exactly a registered one, and no unknown tool', async () => {
    for (const redirect_uri of [
      'https://evil.example/',
      'https://tool.example/launch/',
      'https://tool.example/launch?x',
      null,
    ]) {
      const answer = await ask({ redirect_uri });
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain('<form');
    }
    expect((await ask({ client_id: 'nobody' })).status).toBe(400);
  });

  it.each([
    [{ response_type: 'code' }, 'unsupported_response_type'],
    [{ response_mode: 'query' }, 'invalid_request'],
    [{ response_mode: null }, 'invalid_request'],
    [{ scope: 'profile' }, 'invalid_scope'],
    [{ prompt: 'login' }, 'invalid_request'],
    [{ nonce: null }, 'invalid_request'],
    [{ nonce: '' }, 'invalid_request'],
    [{ lti_message_hint: 'made.up' }, 'invalid_request'],
    [{ lti_message_hint: null }, 'invalid_request'],
    [{ login_hint: 'bob' }, 'login_required'],
  ])('answers %j with %s', async (changes, error) => {
    const answer = await ask(changes);
    expect(await errorOf(answer)).toBe(error);
  });

  it("gives nobody another user's message", async () => {
    expect(await errorOf(await ask({}, 'bob'))).toBe('login_required');
    expect(await errorOf(await ask({}, 'nobody'))).toBe('login_required');
    // Bob with Ada's message, under his own name.
    expect(await errorOf(await ask({ login_hint: 'bob' }, 'bob'))).toBe('login_required');
  });

  it('takes a message hint for ten minutes', async () => {
    const hint = (await initiate()).searchParams.get('lti_message_hint');
    now += 601 * second;
    expect(await errorOf(await ask({ lti_message_hint: hint }))).toBe('launch_no_longer_valid');
  });

  it('starts nothing for strangers, unknown links and unknown tools', async () => {
    const { startLaunch, startDeepLink } = platform.platform;
    await expect(startLaunch({ linkId: 'none', user: { id: 'ada' } })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(startLaunch({ linkId: 'l1', user: { id: 'eve' } })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const unknown = { clientId: 'none', contextId: 'course-1', user: { id: 'ada' } };
    await expect(startDeepLink(unknown)).rejects.toMatchObject({ code: 'not_found' });
  });
});
