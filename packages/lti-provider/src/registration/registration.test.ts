import { isRefusal } from '@coursewright/core';
import { afterEach, describe, expect, it } from 'vitest';
import type { RegistrationVariantName } from '../platform/registration/registration-variant.ts';
import { scopes } from '../spec/scopes.ts';
import { readForm } from '../testing/read-form.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { courseKey, openTestTool, type TestTool, type TestToolOptions } from '../testing/test-tool.ts';
import { walkLaunch } from '../testing/walk-launch.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function open(variant: RegistrationVariantName, options: TestToolOptions = {}) {
  const platform = await openTestPlatform({ registration: variant });
  opened.push(platform);
  const tool = await openTestTool(options);
  opened.push(tool);
  return { platform, tool };
}

/** An administrator of the site is who says so in a header. */
const withHeader: TestToolOptions = {
  isAdministrator: async (request) => request.headers['x-administrator'] === 'yes',
};

/** Opens the tool's registration page as the platform does, ticks and sends its form. */
async function register(
  { platform, tool }: { readonly platform: TestPlatform; readonly tool: TestTool },
  given: {
    readonly address?: string;
    readonly administrator?: boolean;
    readonly fields?: Readonly<Record<string, string>>;
  } = {},
) {
  const start = platform.platform.startRegistration(given.address ?? tool.tool.addresses.register);
  const asked = await fetch(start, {
    headers: given.administrator === true ? { 'x-administrator': 'yes' } : {},
  });
  const page = await asked.text();
  if (!asked.ok) return { status: asked.status, asking: page, page };
  const { action, fields } = readForm(page);
  const known = { reach: 'every', grades: 'links', name: 'yes', email: 'yes' };
  const answer = await fetch(action, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, title: 'School', ...known, ...given.fields }),
  });
  return { status: answer.status, asking: page, page: await answer.text() };
}

const only = async ({ tool }: { readonly tool: TestTool }) => {
  const [registration, ...more] = await tool.tool.platforms.list();
  if (registration === undefined || more.length > 0) throw new Error('There is not one registration.');
  return registration;
};

describe.each(['moodle', 'canvas', 'brightspace'] as const)('a platform like %s', (variant) => {
  it('registers itself by a one-time address, launches, and gives access tokens', async () => {
    const both = await open(variant);
    const { platform, tool } = both;
    const { address } = tool.tool.registrations.invite();
    const { status, asking, page } = await register(both, { address });
    expect(status).toBe(200);
    expect(asking).toContain(platform.origin);
    expect(page).toContain('org.imsglobal.lti.close');
    expect(page).toContain(JSON.stringify(platform.origin).slice(1, -1));

    const registration = await only(both);
    const [registered] = platform.tools;
    expect(registration).toMatchObject({
      name: 'School',
      issuer: platform.origin,
      clientId: registered?.client_id,
      state: 'active',
      product: variant === 'brightspace' ? 'desire2learn' : variant,
      deployments: variant === 'moodle' ? 'listed' : 'any',
      deploymentIds: variant === 'moodle' ? [registered?.deployment_id] : [],
    });
    expect(registration.audience).toBe(variant === 'brightspace' ? platform.origin : undefined);
    expect(registration.registered?.scopes).toContain(scopes.score);
    expect(registered).toMatchObject({
      login_url: tool.tool.addresses.login,
      deep_link_url: tool.tool.addresses.deepLink,
      custom: { context_id_history: '$Context.id.history' },
      privacy: 'all',
    });

    await platform.store.putLink({
      id: 'link-1',
      contextId: 'course-1',
      clientId: registration.clientId,
      title: 'Course',
      custom: { course: courseKey },
    });
    const initiation = await platform.platform.startLaunch({ linkId: 'link-1', user: { id: 'ada' } });
    expect((await walkLaunch(initiation, 'ada')).status).toBe(303);
    const steps = await tool.tool.doctor.testConnection(await only(both));
    expect(steps).toMatchObject([
      { step: 'keys', good: true, keys: 1 },
      { step: 'token', good: true },
    ]);
  });

  it('waits for approval where nobody who is known here has said yes', async () => {
    const both = await open(variant, withHeader);
    const { asking, page } = await register(both, {
      fields: { grades: 'none', reach: 'some', course: courseKey },
    });
    expect(asking).not.toContain('name="course"');
    expect(page).toContain('waits for an administrator');
    const registration = await only(both);
    expect(registration).toMatchObject({ state: 'pending', grades: 'links' });
    expect(registration.courses).toBe(undefined);
    await both.tool.tool.platforms.approve(registration.id);
    expect((await only(both)).state).toBe('active');
  });
});

describe('who may say yes', () => {
  it('is an administrator of the site, who picks courses, grades and personal data', async () => {
    const both = await open('canvas', withHeader);
    const { asking } = await register(both, {
      administrator: true,
      fields: { reach: 'some', course: courseKey, grades: 'none', email: '' },
    });
    expect(asking).toContain('Launched');
    expect(await only(both)).toMatchObject({
      state: 'active',
      courses: [courseKey],
      grades: 'none',
      personalData: { name: true, email: false },
    });
    const [registered] = both.platform.tools;
    expect(registered?.privacy).toBe('name');
    expect(registered?.scopes).toEqual([scopes.membershipReadonly]);
  });

  it('chooses a course where only some are to be opened', async () => {
    const both = await open('moodle', withHeader);
    const { status, page } = await register(both, {
      administrator: true,
      fields: { reach: 'some', course: 'course-v1:No+Such+Course' },
    });
    expect(status).toBe(400);
    expect(page).toContain('courses_missing');
    expect(both.platform.tools).toEqual([]);
  });

  it('has a one-time address for one platform', async () => {
    const both = await open('moodle');
    const { address } = both.tool.tool.registrations.invite();
    expect((await register(both, { address })).status).toBe(200);
    const again = await register(both, { address });
    expect(again).toMatchObject({ status: 400 });
    expect(again.page).toContain('address_used');
    const forged = await register(both, { address: `${both.tool.tool.addresses.register}/forged` });
    expect(forged.page).toContain('address_expired');
  });

  it('says so once: the form of a stranger’s page is no administrator’s, and is taken once', async () => {
    const both = await open('moodle', withHeader);
    const start = both.platform.platform.startRegistration(both.tool.tool.addresses.register);
    const { action, fields } = readForm(await (await fetch(start)).text());
    const send = () =>
      fetch(action, {
        method: 'POST',
        headers: { 'x-administrator': 'yes' },
        body: new URLSearchParams({ ...fields, title: 'School' }),
      });
    expect((await send()).status).toBe(200);
    expect((await only(both)).state).toBe('pending');
    expect(await (await send()).text()).toContain('session_used');
    const forged = await fetch(action, { method: 'POST', body: new URLSearchParams({ session: 'forged' }) });
    expect(await forged.text()).toContain('session_expired');
  });

  it('is asked by a page that only the platform may frame where a cookie vouches', async () => {
    const both = await open('moodle', withHeader);
    const start = () => both.platform.platform.startRegistration(both.tool.tool.addresses.register);
    const administrators = await fetch(start(), { headers: { 'x-administrator': 'yes' } });
    expect(administrators.headers.get('content-security-policy')).toContain(
      `frame-ancestors 'self' ${both.platform.origin}`,
    );
    const strangers = await fetch(start());
    expect(strangers.headers.get('content-security-policy')).toContain(`frame-ancestors 'self' *`);
  });

  it('is a stranger 20 times and no more', async () => {
    const both = await open('moodle');
    for (let count = 0; count < 20; count += 1) {
      await both.tool.tool.platforms.add({
        name: `P${count}`,
        issuer: `https://p${count}.example`,
        client_id: 'c',
        deployment_ids: ['1'],
        auth_login_url: 'https://p.example/auth',
        auth_token_url: 'https://p.example/token',
        jwks_url: 'https://p.example/jwks',
        state: 'pending',
      });
    }
    expect((await register(both)).page).toContain('too_many_pending');
    const { address } = both.tool.tool.registrations.invite();
    expect((await register(both, { address })).status).toBe(200);
  });
});

describe('a registration that goes wrong', () => {
  it('says what is missing, and fetches nothing from where it may not', async () => {
    const { tool } = await open('moodle');
    const ask = async (query: Record<string, string>) => {
      const answer = await fetch(`${tool.tool.addresses.register}?${new URLSearchParams(query)}`);
      return { status: answer.status, page: await answer.text() };
    };
    expect((await ask({})).page).toContain('configuration_missing');
    for (const address of ['http://lms.example/c', 'file:///etc/passwd', 'https://u:p@lms.example/', 'x']) {
      expect((await ask({ openid_configuration: address })).page, address).toContain('address_refused');
    }
    const inner = await ask({ openid_configuration: 'https://169.254.169.254/latest' });
    expect(inner.status).toBe(400);
    expect(inner.page).toContain('private network');
  });

  it.each([
    [{ status: 401 }, 'registration_token_refused'],
    [{ status: 500 }, 'configuration_unreachable'],
    [{ status: 302, headers: { location: 'https://elsewhere.example/' } }, 'configuration_unreachable'],
    [{ status: 200, body: 'no JSON' }, 'configuration_invalid'],
    [{ status: 200, body: '{"issuer":"https://lms.example"}' }, 'authorization_endpoint'],
    [{ status: 200, body: 'x'.repeat(300_000) }, 'configuration_unreachable'],
  ])('%j of the configuration is explained', async (answer, told) => {
    const both = await open('moodle');
    both.platform.answer = { path: '/lti/platform/openid-configuration', ...answer };
    expect((await register(both)).page).toContain(told);
  });

  it('lets nobody register in another’s name', async () => {
    const both = await open('moodle');
    const { origin } = both.platform;
    both.platform.answer = {
      path: '/lti/platform/openid-configuration',
      status: 200,
      body: JSON.stringify({
        issuer: 'https://moodle.school.example',
        authorization_endpoint: `${origin}/auth`,
        token_endpoint: `${origin}/token`,
        jwks_uri: `${origin}/jwks`,
        registration_endpoint: `${origin}/registrations`,
      }),
    };
    expect((await register(both)).page).toContain('issuer_mismatch');
  });

  it('tells the platform’s own words when it refuses', async () => {
    const both = await open('canvas');
    const { address } = both.tool.tool.registrations.invite();
    both.platform.answer = {
      path: '/lti/platform/registrations',
      status: 400,
      body: JSON.stringify({
        error: 'invalid_client_metadata',
        error_description: 'No <b>scopes</b> please',
      }),
    };
    const { page } = await register(both, { address });
    expect(page).toContain('No &lt;b&gt;scopes&lt;/b&gt; please');
    expect(await both.tool.tool.platforms.list()).toEqual([]);
    both.platform.answer = { path: '/lti/platform/registrations', status: 201, body: '{}' };
    expect((await register(both, { address })).page).toContain('registration_unclear');
  });
});

describe('for Canvas’s administrators who paste', () => {
  it('the tool is described by an address', async () => {
    const { tool } = await open('canvas');
    const { canvas, login, deepLink } = tool.tool.addresses;
    expect(await (await fetch(canvas)).json()).toMatchObject({
      oidc_initiation_url: login,
      scopes: expect.arrayContaining([scopes.score]),
      custom_fields: {
        context_id_history: '$Context.id.history',
        post_message_token: '$com.instructure.PostMessageToken',
      },
      extensions: [
        {
          domain: '127.0.0.1',
          settings: {
            placements: expect.arrayContaining([
              expect.objectContaining({ placement: 'link_selection', target_link_uri: deepLink }),
            ]),
          },
        },
      ],
    });
  });
});

describe('a registration afterwards', () => {
  it('is read and updated at the platform, its token sealed here', async () => {
    const both = await open('canvas', withHeader);
    await register(both, { administrator: true, fields: { email: '' } });
    const { id, registered } = await only(both);
    expect(registered?.sealedToken).toBeDefined();
    expect(both.platform.tools[0]?.privacy).toBe('name');

    const { registrations, platforms, keys } = both.tool.tool;
    expect(await registrations.read(id)).toMatchObject({ name: 'Coursewright', scopes: expect.any(Array) });
    await platforms.change(id, { personal_data: { name: false }, grades: 'none' });
    const updated = await registrations.update(id);
    expect(updated).toMatchObject({ missing: [] });
    expect(both.platform.tools).toHaveLength(1);
    expect(both.platform.tools[0]).toMatchObject({
      privacy: 'none',
      scopes: [scopes.membershipReadonly],
      deep_link_url: both.tool.tool.addresses.deepLink,
    });
    expect((await only(both)).registered?.scopes).toEqual([scopes.membershipReadonly]);

    const sealed = (await only(both)).registered?.sealedToken;
    await keys.reseal('a secret of the test tool alone, long enough');
    expect((await only(both)).registered?.sealedToken).not.toBe(sealed);
    expect(isRefusal(await registrations.read(id))).toBe(false);
  });

  it('says so where the platform keeps no address for it, or does not take the token any more', async () => {
    const moodle = await open('moodle', withHeader);
    await register(moodle, { administrator: true });
    await expect(moodle.tool.tool.registrations.update((await only(moodle)).id)).rejects.toMatchObject({
      code: 'not_found',
    });
    const canvas = await open('canvas', withHeader);
    await register(canvas, { administrator: true });
    canvas.platform.tools.length = 0;
    expect(await canvas.tool.tool.registrations.update((await only(canvas)).id)).toMatchObject({
      refused: 'registration_token_refused',
    });
  });
});
