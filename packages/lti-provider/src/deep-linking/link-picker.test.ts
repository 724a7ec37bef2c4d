import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { blockKey, courseKey, openTestTool, type TestTool } from '../testing/test-tool.ts';
import { walkLaunch } from '../testing/walk-launch.ts';
import { pressButton } from './testing/ask-for-content.ts';

describe('a link without content', () => {
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    [platform, tool] = await Promise.all([openTestPlatform(), openTestTool()]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
  });
  afterAll(async () => {
    await tool.close();
    await platform.close();
  });

  const placed = async (id: string) => {
    await platform.store.putLink({ id, contextId: 'course-1', clientId: 'client-1', title: 'Empty' });
    return async (userId: string) => {
      const member = (await platform.store.members('course-1')).find(({ user }) => user.id === userId);
      const initiation = await platform.platform.startLaunch({
        linkId: id,
        user: { id: userId, ...member?.user },
        returnUrl: `${platform.origin}/back?to=course`,
      });
      return walkLaunch(initiation, userId);
    };
  };

  it('lets a teacher choose what it opens, opens that at once and from then on for everybody', async () => {
    const launch = await placed('empty');
    expect(await (await launch('ada')).text()).toContain('content_missing');
    const page = await (await launch('teacher')).text();
    expect(page).toContain('This link has no content yet');
    expect(page).toContain('type="radio"');
    const inside = await (await pressButton(page, { open: blockKey('vertical', 'v1') })).text();
    const answer = await pressButton(inside, { choose: '' }, { check: [blockKey('problem', 'p2')] });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain(`${tool.publicUrl}/frame#code=`);
    expect(tool.opened.at(-1)).toMatchObject({
      usageKey: blockKey('problem', 'p2'),
      returnUrl: `${platform.origin}/back?to=course`,
    });
    expect((await launch('ada')).status).toBe(303);
    expect(tool.opened.at(-1)).toMatchObject({ usageKey: blockKey('problem', 'p2'), courseKey });
  });

  it('keeps the name of the teacher who chose, and what they may do', async () => {
    const launch = await placed('named');
    const page = await (await launch('teacher')).text();
    await pressButton(page, { choose: blockKey('course', 'course') });
    const { userId = 0 } = tool.opened.at(-1) ?? {};
    expect(await tool.engine.learners.account(userId)).toMatchObject({ name: 'Grace Hopper' });
    expect(await tool.engine.learners.roles(userId, courseKey)).toContain('staff');
  });

  it('takes two statements of the protocol once its content was chosen, as any other', async () => {
    const launch = await placed('counted');
    await pressButton(await (await launch('teacher')).text(), { choose: blockKey('problem', 'p1') });
    await launch('bob');
    tool.statements.length = 0;
    expect((await launch('bob')).status).toBe(303);
    expect(tool.statements).toEqual(['ltiNonces.claimNonce', 'ltiLinks.knownAt']);
  });

  it('can be given other content when what was chosen is gone', async () => {
    const launch = await placed('gone');
    await pressButton(await (await launch('teacher')).text(), { choose: blockKey('problem', 'p1') });
    const { userId = 0 } = tool.opened.at(-1) ?? {};
    await tool.deps.records.transaction(async ({ ltiLinks }) => {
      const visits = await ltiLinks.gradedVisits(userId);
      const link = visits.find((visit) => visit.link.resourceLinkId === 'gone')?.link;
      if (link !== undefined) await ltiLinks.putLink({ ...link, usageKey: blockKey('problem', 'taken-out') });
    });
    expect(await (await launch('ada')).text()).toContain('content_missing');
    const page = await (await launch('teacher')).text();
    expect((await pressButton(page, { choose: blockKey('problem', 'p2') })).status).toBe(303);
    expect((await launch('ada')).status).toBe(303);
  });

  it('stays without where nothing is chosen, with the way back', async () => {
    const launch = await placed('kept empty');
    const page = await (await launch('teacher')).text();
    expect(await (await pressButton(page, { choose: '' })).text()).toContain('Select something first');
    const cancelled = await (await pressButton(page, { cancel: '1' })).text();
    expect(cancelled).toContain('Nothing was selected');
    expect(cancelled).toContain(`href="${platform.origin}/back?to=course"`);
    expect(await (await launch('teacher')).text()).toContain('This link has no content yet');
  });
});
