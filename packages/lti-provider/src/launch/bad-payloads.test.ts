import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claims as names } from '../spec/claims.ts';
import { contextRoles } from '../spec/roles.ts';
import type { LaunchCase } from '../conformance/launch-case.ts';
import { launchCases } from '../conformance/launch-cases.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { courseKey, openTestTool, type TestTool } from '../testing/test-tool.ts';
import { beginLogin, postMessage, type BegunLogin } from '../testing/walk-launch.ts';

describe('a launch is judged by the standard', () => {
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    [platform, tool] = await Promise.all([openTestPlatform(), openTestTool()]);
    const add = (client_id: string, more: object) =>
      tool.tool.platforms.add({ ...platform.register(tool.tool.addresses, { client_id }), ...more });
    await add('client-1', {});
    await add('client-2', { deployment_ids: ['1'] });
    await add('anonymous', { anonymous: true });
    await add('trusting', { trusted_audiences: ['other'] });
  });
  afterAll(async () => {
    await tool.close();
    await platform.close();
  });

  const target = () => `${tool.tool.addresses.launch}?course=${encodeURIComponent(courseKey)}`;
  const login = (more: Readonly<Record<string, string | null>> = {}): Promise<BegunLogin> => {
    const address = new URL(tool.tool.addresses.login);
    const all = {
      iss: platform.origin,
      client_id: 'client-1',
      login_hint: 'ada',
      target_link_uri: target(),
      ...more,
    };
    for (const [name, value] of Object.entries(all))
      if (value !== null) address.searchParams.set(name, value);
    return beginLogin(address);
  };
  const payload = (begun: BegunLogin, one: Partial<LaunchCase> = {}): JWTPayload => {
    const now = Math.floor(Date.now() / 1000);
    const times = Object.entries(one.times ?? {}).map(([name, offset]) => [name, now + offset]);
    const all = {
      iss: platform.origin,
      aud: 'client-1',
      sub: 'ada',
      nonce: begun.nonce,
      iat: now,
      exp: now + 300,
      name: 'Ada Lovelace',
      email: 'ada@example.org',
      [names.messageType]: one.deepLinking === true ? 'LtiDeepLinkingRequest' : 'LtiResourceLinkRequest',
      [names.version]: '1.3.0',
      [names.deploymentId]: '1',
      [names.targetLinkUri]: target(),
      [names.roles]: [one.deepLinking === true ? contextRoles.instructor : contextRoles.learner],
      [names.context]: { id: 'course-1' },
      ...(one.deepLinking !== true && { [names.resourceLink]: { id: 'link-1' } }),
      ...Object.fromEntries(times),
      ...one.claims,
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  };
  const post = (begun: BegunLogin, idToken: string, more: object = {}) =>
    postMessage(tool.tool.addresses.launch, { state: begun.state, id_token: idToken, ...more }, begun.cookie);
  const code = async (answer: Response): Promise<string> => {
    if (answer.status === 303) return 'ok';
    const page = await answer.text();
    if (answer.status === 200) return page.includes('name="token"') ? 'ok' : page;
    expect(page).toMatch(/<html lang="en">[\s\S]*<h1>/);
    return /C(?:ode|ódigo) (\w+) · [^·]+ · [0-9a-f-]{36}/.exec(page)?.[1] ?? page;
  };

  it.each(launchCases)('$id: $name → $verdict', async (one) => {
    // The platform's own key signs: what is wrong is what the case says alone.
    const client = one.registration ?? 'client-1';
    const begun = await login({ client_id: client });
    const claims = payload(begun, one);
    const forClient = JSON.stringify(claims).replaceAll('"client-1"', JSON.stringify(client));
    const token = await platform.sign(JSON.parse(forClient) as JWTPayload, one.header);
    expect(await code(await post(begun, token))).toBe(one.verdict);
  });

  it('B10: refuses the nonce of another login', async () => {
    const [one, other] = [await login(), await login()];
    expect(await code(await post(one, await platform.sign(payload(other))))).toBe('nonce_mismatch');
  });

  it('B11, B12, B13: takes a token once, however often and wherever it comes again', async () => {
    const begun = await login();
    const token = await platform.sign(payload(begun));
    const all = await Promise.all([1, 2, 3].map(async () => code(await post(begun, token))));
    expect(all.sort()).toEqual(['nonce_used', 'nonce_used', 'ok']);
    expect(await code(await post(await login(), token))).toBe('nonce_mismatch');
  });

  it('B18: refuses a token that nobody signed', async () => {
    const begun = await login();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none', kid: 'k' })}.${part(payload(begun))}.`;
    expect(await code(await post(begun, token))).toBe('token_algorithm');
  });

  it('B19, B20: refuses a public key taken for a shared secret', async () => {
    const begun = await login();
    const keySet = await (await fetch(platform.platform.addresses.jwks_url)).text();
    for (const secret of [keySet, '-----BEGIN PUBLIC KEY-----']) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const body = `${part({ alg: 'HS256', kid: (await platform.store.keys())[0]?.kid })}.${part(payload(begun))}`;
      const token = `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
      expect(await code(await post(begun, token))).toBe('token_algorithm');
    }
  });

  it('B23, B24: refuses another key under the right kid, and the key that a token brings along', async () => {
    const kid = (await platform.store.keys())[0]?.kid ?? '';
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const header of [
      {},
      { jwk: publicKey.export({ format: 'jwk' }) },
      { jku: 'https://evil.example' },
    ]) {
      const begun = await login();
      const token = await new SignJWT(payload(begun))
        .setProtectedHeader({ alg: 'RS256', kid, ...header })
        .sign(privateKey);
      expect(await code(await post(begun, token))).toBe('token_signature');
    }
  });

  it('B25: refuses a token that was changed on its way', async () => {
    const begun = await login();
    const [header, body, signature] = (await platform.sign(payload(begun))).split('.');
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'bob' })).toString('base64url');
    expect(await code(await post(begun, `${header}.${changed}.${signature}`))).toBe('token_signature');
  });

  it('takes another algorithm where the registration names it, and then no other', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'ec' };
    platform.answer = { path: '/ec-jwks', status: 200, body: JSON.stringify({ keys: [jwk] }) };
    await tool.tool.platforms.add({
      ...platform.register(tool.tool.addresses, { client_id: 'ec' }),
      jwks_url: `${platform.origin}/ec-jwks`,
      algorithms: ['ES256'],
    });
    const begun = await login({ client_id: 'ec' });
    const claims = { ...payload(begun), aud: 'ec' };
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'ec' }).sign(privateKey);
    expect(await code(await post(begun, token))).toBe('ok');
    expect(await code(await post(begun, await platform.sign(claims)))).toBe('token_algorithm');
    platform.answer = null;
  });

  it('refuses what is no token', async () => {
    for (const token of ['', 'x', 'a.b', 'a.b.c', '{}', '....', 'é'.repeat(1000)]) {
      expect(await code(await post(await login(), token))).toBe('token_malformed');
    }
  });

  it('B28, B29: refuses a launch without a state of ours', async () => {
    const begun = await login();
    const token = await platform.sign(payload(begun));
    const send = (fields: Record<string, string>) =>
      postMessage(tool.tool.addresses.launch, fields, begun.cookie);
    expect(await code(await send({ id_token: token }))).toBe('state_missing');
    const [body = '', mac = ''] = begun.state.split('.');
    const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"ada"', '"bob"'));
    for (const state of [
      '',
      'x',
      body,
      `${body}.${mac}.`,
      `${other.toString('base64url')}.${mac}`,
      `.${mac}`,
    ]) {
      expect(await code(await send({ id_token: token, state }))).toBe('state_forged');
    }
  });

  it('B30, B31: refuses a login of one browser that is finished in another', async () => {
    const attacker = await login();
    const victim = await login();
    const token = await platform.sign(payload(attacker));
    const send = (cookie: string) =>
      postMessage(tool.tool.addresses.launch, { state: attacker.state, id_token: token }, cookie);
    expect(await code(await send(victim.cookie))).toBe('browser_unknown');
    const [name] = attacker.cookie.split('=');
    expect(await code(await send(`${name}=${victim.cookie.split('=')[1]}`))).toBe('browser_mismatch');
    expect(await code(await send(`x=y; ${attacker.cookie}`))).toBe('ok');
  });

  it('G24: offers a window of its own where the cookie did not come back', async () => {
    const begun = await login({ lti_message_hint: 'the "hint" & more' });
    const answer = await postMessage(
      tool.tool.addresses.launch,
      { state: begun.state, id_token: await platform.sign(payload(begun)) },
      '',
    );
    const page = await answer.text();
    expect(page).toMatch(/<form method="post" action="[^"]*\/lti\/login" target="_blank">/);
    expect(page).toContain('name="lti_message_hint" value="the &quot;hint&quot; &amp; more"');
    expect(page).toContain('name="login_hint" value="ada"');
  });

  it('speaks Spanish to a browser that asks for it', async () => {
    const answer = await postMessage(tool.tool.addresses.launch, {}, '', 'es-MX,es;q=0.9');
    expect(await answer.text()).toContain('<html lang="es">');
  });

  describe('at the login', () => {
    const refusal = async (more: Readonly<Record<string, string | null>>) => {
      const error = await login(more).then(
        () => 'ok',
        (thrown: unknown) => (thrown instanceof Error ? thrown.message : ''),
      );
      return /Code (\w+)/.exec(error)?.[1] ?? error;
    };

    it('L1: needs issuer, login hint and target', async () => {
      for (const name of ['iss', 'login_hint', 'target_link_uri']) {
        expect(await refusal({ [name]: null })).toBe('login_incomplete');
      }
      expect(await refusal({ iss: 'https://nobody.example' })).toBe('platform_unknown');
    });

    it('L6, L10: leads nowhere but to its own addresses', async () => {
      const { publicUrl } = tool;
      for (const foreign of [
        'https://evil.example/lti/launch',
        'javascript:alert(1)',
        `${publicUrl}/lti/launch/../../evil`,
        `${publicUrl}@evil.example/lti/launch`,
        publicUrl.replace('//', '//user@').concat('/lti/launch'),
        '/lti/launch',
        `${publicUrl}/elsewhere`,
      ]) {
        expect(await refusal({ target_link_uri: foreign })).toBe('target_foreign');
      }
    });

    it('L7b: needs client_id where an issuer has several', async () => {
      expect(await refusal({ client_id: null })).toBe('client_ambiguous');
    });

    it('L7: does without client_id where an issuer has one', async () => {
      await tool.tool.platforms.add({
        ...platform.register(tool.tool.addresses, { client_id: 'alone' }),
        issuer: 'https://alone.example',
      });
      const begun = await login({ iss: 'https://alone.example', client_id: null });
      expect(begun.location.searchParams.get('client_id')).toBe('alone');
    });

    it('L9: refuses a deployment that is not registered', async () => {
      expect(await refusal({ lti_deployment_id: '2' })).toBe('login_deployment_unknown');
      expect(await refusal({ lti_deployment_id: '1' })).toBe('ok');
    });

    it('asks the platform as the standard says, hints unaltered', async () => {
      const { location, nonce, state } = await login({ lti_message_hint: 'a+b c&ü' });
      expect(Object.fromEntries(location.searchParams)).toEqual({
        scope: 'openid',
        response_type: 'id_token',
        response_mode: 'form_post',
        prompt: 'none',
        client_id: 'client-1',
        redirect_uri: tool.tool.addresses.launch,
        login_hint: 'ada',
        lti_message_hint: 'a+b c&ü',
        nonce,
        state,
      });
      expect((await login()).location.searchParams.has('lti_message_hint')).toBe(false);
    });

    it('binds the browser with a cookie that frames keep', async () => {
      const address = new URL(tool.tool.addresses.login);
      const form = {
        iss: platform.origin,
        client_id: 'client-1',
        login_hint: 'ada',
        target_link_uri: target(),
      };
      const answer = await fetch(address, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(form),
      });
      expect(answer.status).toBe(302);
      expect(answer.headers.get('set-cookie')).toMatch(
        /^__Host-lti-[\w-]{11}=[\w-]{22}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/,
      );
    });
  });
});
