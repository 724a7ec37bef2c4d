import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey } from '../keys/signing-key.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { blockKey, courseKey, openTestTool, type TestTool } from '../testing/test-tool.ts';
import { walkLaunch } from '../testing/walk-launch.ts';

describe('a launch from platform to tool', () => {
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    [platform, tool] = await Promise.all([openTestPlatform(), openTestTool()]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
    const place = { contextId: 'course-1', clientId: 'client-1' };
    const launch = tool.tool.addresses.launch;
    await platform.store.putLink({
      ...place,
      id: 'link-course',
      title: 'The course',
      targetLinkUri: `${launch}?course=${courseKey}`,
    });
    await platform.store.putLink({
      ...place,
      id: 'link-unit',
      title: 'A unit',
      targetLinkUri: `${launch}?course=${encodeURIComponent(courseKey)}`,
      custom: { block: blockKey('vertical', 'v1') },
    });
    await platform.store.putLink({ ...place, id: 'link-empty', title: 'Nothing yet' });
    await platform.store.putLink({
      ...place,
      id: 'link-lost',
      title: 'Lost',
      custom: { block: blockKey('vertical', 'gone') },
    });
    await platform.store.putLink({
      ...place,
      id: 'link-unset',
      title: 'Variable',
      targetLinkUri: `${launch}?course=${courseKey}`,
      custom: { block: '$Coursewright.block' },
    });
  });
  afterAll(async () => {
    await tool.close();
    await platform.close();
  });

  const user = async (id: string) => {
    const member = (await platform.store.members('course-1')).find((one) => one.user.id === id);
    if (member === undefined) throw new Error(`Nobody is ${id}.`);
    return member.user;
  };
  const launch = async (linkId: string, id: string, more: object = {}) =>
    walkLaunch(await platform.platform.startLaunch({ linkId, user: await user(id), ...more }), id);

  it('opens the course for a learner, enrolled and with an opaque account', async () => {
    const answer = await launch('link-course', 'ada', { returnUrl: 'https://lms.example/back' });
    expect(answer.status).toBe(303);
    const opened = tool.opened.at(-1);
    expect(answer.headers.get('location')).toBe(`${tool.publicUrl}/frame#code=${opened?.launchId}`);
    expect(opened).toMatchObject({
      courseKey,
      // The issuer, and where the message says that the platform's pages are.
      frameAncestors: [platform.origin, 'https://lms.example'],
      language: 'es',
      returnUrl: 'https://lms.example/back',
    });
    expect(opened).not.toHaveProperty('usageKey');
    const account = await tool.engine.learners.account(opened?.userId ?? 0);
    expect(account).toMatchObject({
      kind: 'lti',
      name: 'Ada Lovelace',
      email: 'ada@example.org',
      language: 'es',
    });
    expect(account.username).toMatch(/^lti_[a-z0-9]{26}$/);
    expect(await tool.engine.learners.enrollment(account.id, courseKey)).toMatchObject({ active: true });
    expect(await tool.engine.learners.roles(account.id, courseKey)).toEqual([]);
  });

  it('opens the block of the custom parameter rather than the course of the address', async () => {
    await launch('link-unit', 'ada');
    expect(tool.opened.at(-1)).toMatchObject({ courseKey, usageKey: blockKey('vertical', 'v1') });
  });

  it('passes over a custom parameter whose variable the platform did not fill in', async () => {
    await launch('link-unset', 'ada');
    expect(tool.opened.at(-1)).not.toHaveProperty('usageKey');
  });

  it('makes one account of launches at the same time, and finds it again', async () => {
    const before = tool.opened.length;
    await Promise.all([1, 2, 3, 4].map(() => launch('link-course', 'bob')));
    await launch('link-unit', 'bob');
    const accounts = new Set(tool.opened.slice(before).map(({ userId }) => userId));
    expect(accounts.size).toBe(1);
  });

  it('makes a teacher staff of the course, and takes that back when they come as a learner', async () => {
    await launch('link-course', 'teacher');
    const { userId = 0 } = tool.opened.at(-1) ?? {};
    expect(await tool.engine.learners.roles(userId, courseKey)).toEqual(['staff']);
    await launch('link-unit', 'teacher');
    const teacher = await user('teacher');
    await platform.store.putMember('course-1', { user: teacher, roles: ['Learner'] });
    await launch('link-course', 'teacher');
    // Through the other link they still teach.
    expect(await tool.engine.learners.roles(userId, courseKey)).toEqual(['staff']);
    await launch('link-unit', 'teacher');
    expect(await tool.engine.learners.roles(userId, courseKey)).toEqual([]);
    await platform.store.putMember('course-1', { user: teacher, roles: ['Instructor'] });
  });

  it('says what to do about a link without content, and about content that is gone', async () => {
    const empty = await launch('link-empty', 'ada');
    expect(empty.status).toBe(400);
    expect(await empty.text()).toContain('content_missing');
    expect(await (await launch('link-empty', 'teacher')).text()).toContain('This link has no content yet');
    const lost = await launch('link-lost', 'ada');
    expect(lost.status).toBe(400);
    expect(await lost.text()).toContain('block_unknown');
    expect(lost.headers.get('content-security-policy')).toContain("frame-ancestors 'self' *");
  });

  it('needs the platform to have the same user logged in as when the launch began', async () => {
    const initiation = await platform.platform.startLaunch({
      linkId: 'link-course',
      user: await user('ada'),
    });
    const answer = await walkLaunch(initiation, 'bob');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('platform_login_required');
  });

  it('goes on without a failure while the platform changes its keys', async () => {
    expect((await launch('link-course', 'ada')).status).toBe(303);
    const { privateJwk } = await generateSigningKey('rotated');
    await platform.store.addKey({ kid: 'rotated', privateJwk, created: 1 });
    const launches = await Promise.all([1, 2, 3].map(() => launch('link-course', 'ada')));
    expect(launches.map(({ status }) => status)).toEqual([303, 303, 303]);
  });

  it('reads no key set and uses two statements of its own once it is warm', async () => {
    await launch('link-course', 'ada');
    tool.statements.length = 0;
    platform.requests.length = 0;
    expect((await launch('link-course', 'ada')).status).toBe(303);
    expect(tool.statements).toEqual(['ltiNonces.claimNonce', 'ltiLinks.knownAt']);
    expect(platform.requests).not.toContain('GET /lti/platform/jwks.json');
  });
});
