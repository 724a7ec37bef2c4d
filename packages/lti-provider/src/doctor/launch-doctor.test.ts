import { afterEach, describe, expect, it } from 'vitest';
import { claims } from '../spec/claims.ts';
import { openTestPlatform, type TestPlatformOptions } from '../testing/test-platform.ts';
import { courseKey, openTestTool } from '../testing/test-tool.ts';
import { walkLaunch } from '../testing/walk-launch.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

/** A tool and a platform that know each other, with a link to the course. */
async function open(options: TestPlatformOptions = {}) {
  const time = { now: Date.now() * 1000 };
  const clock = { now: () => time.now, set: (now: number) => (time.now = now) };
  const platform = await openTestPlatform({ ...options, clock });
  const tool = await openTestTool({ clock });
  opened.push(platform, tool);
  const registration = await tool.tool.platforms.add({
    ...platform.register(tool.tool.addresses),
    product: 'moodle',
  });
  await platform.store.putLink({
    id: 'link-1',
    contextId: 'course-1',
    clientId: registration.clientId,
    title: 'Course',
    custom: { course: courseKey },
  });
  const launch = async () => {
    const initiation = await platform.platform.startLaunch({ linkId: 'link-1', user: { id: 'ada' } });
    return walkLaunch(initiation, 'ada');
  };
  return { clock, platform, tool: tool.tool, registration, launch };
}

describe('the launch doctor', () => {
  it('knows a refused launch by the id that its page shows, and nothing of who came', async () => {
    const { tool, platform, registration, launch } = await open();
    await platform.store.putLink({
      id: 'link-1',
      contextId: 'course-1',
      clientId: registration.clientId,
      title: 'Gone',
      custom: { course: 'course-v1:No+Such+Course' },
    });
    const page = await (await launch()).text();
    const [id = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page) ?? [];
    await tool.doctor.flush();
    const record = await tool.doctor.launch(id);
    expect(record).toMatchObject({
      outcome: 'refused',
      code: 'course_unknown',
      registrationId: registration.id,
      contextId: 'course-1',
      resourceLinkId: 'link-1',
    });
    expect(JSON.stringify(record)).not.toMatch(/Ada|Lovelace|ada@example/);
    expect(await tool.doctor.counts()).toMatchObject([{ outcome: 'refused', count: 1 }]);
    const told = tool.doctor.explain(
      { refused: 'course_unknown', facts: record?.facts ?? {} },
      registration,
      'en',
    );
    expect(told).toMatchObject({ lms: 'Moodle', who: 'teacher' });
    expect(told.cause).toContain('course-v1:No+Such+Course');
    expect(told.fix).toContain('Select content');
  });

  it('lists what was opened too, and forgets both after a week', async () => {
    const { clock, tool, launch } = await open();
    expect((await launch()).status).toBe(303);
    await tool.doctor.flush();
    expect((await tool.doctor.launches({ limit: 10 })).items).toMatchObject([{ outcome: 'opened' }]);
    clock.set(clock.now() + 8 * 24 * 3600 * 1_000_000);
    expect(await tool.doctor.tidy()).toBe(false);
    expect((await tool.doctor.launches({ limit: 10 })).items).toEqual([]);
  });
});

describe('a pasted token', () => {
  const good = (issuer: string, now: number) => ({
    iss: issuer,
    aud: 'client-1',
    sub: 'ada',
    nonce: 'n',
    iat: Math.floor(now / 1_000_000),
    exp: Math.floor(now / 1_000_000) + 300,
    name: 'Ada Lovelace',
    [claims.version]: '1.3.0',
    [claims.messageType]: 'LtiResourceLinkRequest',
    [claims.deploymentId]: '1',
    [claims.targetLinkUri]: 'https://tool.example/lti/launch',
    [claims.resourceLink]: { id: 'link-1' },
    [claims.roles]: [],
  });

  it('has no fault where it has none, even when it has run out since', async () => {
    const { clock, tool, platform, registration } = await open();
    const token = await platform.sign(good(platform.origin, clock.now()));
    clock.set(clock.now() + 3600 * 1_000_000);
    const found = await tool.doctor.examine(` ${token}\n`);
    // The second may have turned between the two looks at the clock.
    expect(found).toMatchObject({
      faults: [],
      expiredFor: expect.closeTo(3300, -1),
      registration: { id: registration.id },
    });
    expect(JSON.stringify(found.claims)).not.toMatch(/Ada|"ada"/);
  });

  it('has every fault told, not only the first', async () => {
    const { clock, tool, platform } = await open();
    const { [claims.roles]: _roles, exp: _exp, ...rest } = good(platform.origin, clock.now());
    const token = await platform.sign({ ...rest, [claims.deploymentId]: '99', [claims.version]: '1.2' });
    const { faults, expiredFor } = await tool.doctor.examine(token);
    expect(faults.map(({ refused }) => refused)).toEqual([
      'exp_missing',
      'version_wrong',
      'deployment_unknown',
      'roles_missing',
    ]);
    expect(expiredFor).toBe(undefined);
  });

  it('is judged by the registration’s keys', async () => {
    const { clock, tool, platform } = await open();
    const token = await platform.sign(good(platform.origin, clock.now()));
    const [header = '', , signature = ''] = token.split('.');
    const body = Buffer.from(JSON.stringify(good(platform.origin, clock.now() - 1e6))).toString('base64url');
    const codes = async (given: string) =>
      (await tool.doctor.examine(given)).faults.map(({ refused }) => refused);
    expect(await codes(`${header}.${body}.${signature}`)).toEqual(['token_signature']);
    expect(await codes(await platform.sign(good(platform.origin, clock.now()), { kid: 'other' }))).toEqual([
      'token_key_unknown',
    ]);
    expect(await codes(await platform.sign({ ...good('https://no.example', clock.now()) }))).toEqual([
      'platform_unknown',
    ]);
    expect(await codes('not a token')).toEqual(['token_malformed']);
  });

  it('of a platform that is paused says so', async () => {
    const { clock, tool, platform, registration } = await open();
    await tool.platforms.pause(registration.id);
    const { faults } = await tool.doctor.examine(await platform.sign(good(platform.origin, clock.now())));
    expect(faults).toMatchObject([{ refused: 'registration_paused' }]);
  });
});

describe('a test of the connection', () => {
  it('tells what answers and what does not, in the platform’s words', async () => {
    const { tool, platform, registration } = await open();
    const test = () => tool.doctor.testConnection(registration);
    expect(await test()).toMatchObject([
      { step: 'keys', good: true, keys: 1 },
      { step: 'token', good: true },
    ]);
    platform.answer = { path: '/lti/platform/token', status: 400, body: '{"error":"invalid_client"}' };
    expect(await test()).toMatchObject([
      { step: 'keys', good: true },
      { step: 'token', good: false, fault: expect.stringContaining('invalid_client') },
    ]);
    platform.answer = { path: '/lti/platform/jwks', status: 200, body: '<html>' };
    expect(await test()).toMatchObject([
      { step: 'keys', good: false, fault: expect.stringContaining('Key set') },
      { step: 'token', good: true },
    ]);
    platform.answer = { path: '/lti/platform/jwks', status: 200, body: '{"keys":[{"kty":"oct","kid":"k"}]}' };
    expect(await test()).toMatchObject([{ good: false, fault: expect.stringContaining('RS256') }, {}]);
  });
});
