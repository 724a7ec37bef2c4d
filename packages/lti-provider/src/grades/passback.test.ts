import { setTimeout as sleep } from 'node:timers/promises';
import { serverOrigin, type JobHandler } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediaTypes } from '../spec/media-types.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { blockKey, courseKey, openTestTool, type TestTool } from '../testing/test-tool.ts';
import { walkLaunch } from '../testing/walk-launch.ts';

const problem = blockKey('problem', 'p1');
const context = 'course-1';

describe('a grade comes back to the platform', () => {
  let platform: TestPlatform;
  let tool: TestTool;
  let handler: JobHandler;
  beforeEach(async () => {
    [platform, tool] = await Promise.all([openTestPlatform(), openTestTool()]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
    const [first] = tool.tool.jobs;
    if (first === undefined) throw new Error('The tool has no job.');
    handler = first;
  });
  afterEach(async () => {
    await tool.close();
    await platform.close();
  });

  /** Ada comes through a link to the block; answers her account and the link. */
  const launch = async (block: string, lineItem = true, linkId = 'link-1') => {
    await platform.store.putLink({
      id: linkId,
      contextId: context,
      clientId: 'client-1',
      title: 'A link',
      custom: block === courseKey ? { course: block } : { block },
    });
    if (lineItem) {
      await platform.store.putLineItem({
        id: `item-${linkId}`,
        contextId: context,
        clientId: 'client-1',
        label: 'A column',
        scoreMaximum: 10,
        resourceLinkId: linkId,
      });
    }
    const initiation = await platform.platform.startLaunch({ linkId, user: { id: 'ada' } });
    expect((await walkLaunch(initiation, 'ada')).status).toBe(303);
    const userId = tool.opened.at(-1)?.userId ?? 0;
    const usageKey = tool.opened.at(-1)?.usageKey ?? blockKey('course', 'course');
    const links = await tool.deps.records.read((view) => view.ltiLinks.gradedLinks(userId, [usageKey]));
    return { userId, linkId: links[0]?.id ?? '' };
  };
  const answer = (userId: number, value: string, id = 'p1') =>
    tool.engine.learning.act(
      {
        userId,
        usageKey: blockKey('problem', id),
        action: 'submit',
        input: { answers: { [`${id}_2_1`]: value } },
      },
      { ...serverOrigin, userId },
    );
  /** Runs the job as the worker would, without its waiting. */
  const send = (payload: { userId: number; linkId: string }) =>
    handler.run(payload, {
      id: 'job',
      attempt: 1,
      signal: new AbortController().signal,
      progress: async () => undefined,
    });
  const outcome = ({ linkId, userId }: { userId: number; linkId: string }) =>
    tool.deps.records.read((view) => view.ltiScores.outcome(linkId, userId));
  const scores = (id = 'item-link-1') => platform.store.scores(id);
  const posts = () => platform.requests.filter((one) => one.startsWith('POST') && one.endsWith('/scores'));

  it('from an answer to the gradebook, through the engine and its queue', async () => {
    const { userId } = await launch(problem);
    tool.engine.extend(tool.tool);
    await tool.engine.start();
    await answer(userId, '3');
    for (let tries = 0; tries < 500 && (await scores()).length === 0; tries += 1) await sleep(20);
    expect(await scores()).toEqual([
      {
        lineItemId: 'item-link-1',
        userId: 'ada',
        scoreGiven: 1,
        scoreMaximum: 1,
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      },
    ]);
  });

  it('sends what a unit or the whole course comes to', async () => {
    const unit = await launch(blockKey('vertical', 'v1'));
    const course = await launch(courseKey, true, 'link-2');
    await answer(unit.userId, '3');
    await tool.engine.records.transaction((tx) =>
      tool.tool.onGradeChange(tx, { userId: unit.userId, courseKey, usageKeys: [problem], subsections: [] }),
    );
    await send(unit);
    await send(course);
    expect(await scores()).toMatchObject([
      { scoreGiven: 1, scoreMaximum: 2, activityProgress: 'Submitted', gradingProgress: 'FullyGraded' },
    ]);
    expect(await scores('item-link-2')).toMatchObject([{ scoreMaximum: 1 }]);
  });

  it('sends nothing before the first answer', async () => {
    const place = await launch(problem);
    await send(place);
    expect(posts()).toEqual([]);
    expect(await outcome(place)).toBe(undefined);
  });

  it('sends a score once, and a newer one with a later time', async () => {
    const place = await launch(problem);
    await answer(place.userId, '4');
    await Promise.all([send(place), send(place), send(place)]);
    expect(posts().length).toBe(1);
    const [before] = await scores();
    expect(before).toMatchObject({ scoreGiven: 0, activityProgress: 'Submitted' });
    await answer(place.userId, '3');
    await send(place);
    const [after] = await scores();
    expect(after).toMatchObject({ scoreGiven: 1 });
    expect(Date.parse(after?.timestamp ?? '')).toBeGreaterThan(Date.parse(before?.timestamp ?? ''));
    expect(await outcome(place)).toMatchObject({ sentVersion: 2 });
  });

  it('asks for a token once for many scores, and again when the platform has revoked it', async () => {
    const place = await launch(problem);
    await answer(place.userId, '4');
    await send(place);
    await answer(place.userId, '3');
    await send(place);
    const tokens = () => platform.requests.filter((one) => one === 'POST /lti/platform/token').length;
    expect(tokens()).toBe(1);
    await answer(place.userId, '4');
    platform.answer = { path: '/lti/platform/contexts', status: 401 };
    await expect(send(place)).rejects.toThrow(/401/);
    expect(tokens()).toBe(2);
    platform.answer = null;
    await send(place);
    expect((await outcome(place))?.error).toBe(undefined);
    expect(await scores()).toMatchObject([{ scoreGiven: 0 }]);
  });

  it('tries again what time can mend, and says meanwhile what is wrong', async () => {
    const place = await launch(problem);
    await answer(place.userId, '3');
    for (const status of [500, 503, 408]) {
      platform.answer = { path: '/lti/platform/contexts', status, body: 'down\n for  repair' };
      await expect(send(place)).rejects.toThrow(String(status));
      expect(await outcome(place)).toMatchObject({
        sentVersion: 0,
        error: expect.stringContaining('down for repair'),
      });
    }
    platform.answer = null;
    await send(place);
    expect(await outcome(place)).toEqual({
      linkId: place.linkId,
      userId: place.userId,
      sentVersion: 1,
      sentAt: expect.any(Number),
    });
  });

  it("takes Canvas's 403 for the rate limit that it is, and another 403 for a refusal", async () => {
    const place = await launch(problem);
    await answer(place.userId, '3');
    platform.answer = {
      path: '/lti/platform/contexts',
      status: 403,
      body: '403 Forbidden (Rate Limit Exceeded)',
    };
    await expect(send(place)).rejects.toThrow(/403/);
    platform.answer = {
      path: '/lti/platform/contexts',
      status: 403,
      headers: { 'x-rate-limit-remaining': '0' },
    };
    await expect(send(place)).rejects.toThrow(/403/);
    platform.answer = { path: '/lti/platform/contexts', status: 403, body: 'the course is over' };
    await send(place);
    expect(await outcome(place)).toMatchObject({ error: expect.stringContaining('the course is over') });
  });

  it('comes back when the platform says, and not before', async () => {
    const place = await launch(problem);
    await answer(place.userId, '3');
    platform.answer = { path: '/lti/platform/contexts', status: 429, headers: { 'retry-after': '120' } };
    tool.statements.length = 0;
    await send(place);
    const deduplicationId = `lti.send-score ${place.linkId} ${place.userId}`;
    expect(tool.statements).toContain(
      `jobs.enqueue ${JSON.stringify({ delayMs: 120_000, deduplicationId })}`,
    );
    expect(await outcome(place)).toMatchObject({ error: expect.stringContaining('429') });
  });

  it('counts a later score at the platform as sent', async () => {
    const place = await launch(problem);
    await answer(place.userId, '3');
    platform.answer = { path: '/lti/platform/contexts', status: 409 };
    await send(place);
    expect(await outcome(place)).toMatchObject({ sentVersion: 1 });
  });

  it('makes a line item where there is none, once, and anew when a teacher has deleted it', async () => {
    const place = await launch(problem, false);
    await answer(place.userId, '3');
    await send(place);
    const made = await platform.store.lineItems(context);
    expect(made).toMatchObject([
      { label: 'First', scoreMaximum: 1, resourceLinkId: 'link-1', resourceId: problem },
    ]);
    expect(await scores(made[0]?.id)).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
    // A second visit and a second tool process find it again.
    await launch(problem, false);
    await tool.deps.records.transaction(async (tx) => {
      const link = await tx.ltiLinks.link(place.linkId);
      if (link === undefined) throw new Error('The link is gone.');
      const { lineItemUrl: _forgotten, ...rest } = link;
      await tx.ltiLinks.putLink({ ...rest, lineItemMade: false });
    });
    await answer(place.userId, '4');
    await send(place);
    expect((await platform.store.lineItems(context)).length).toBe(1);

    await platform.store.deleteLineItem(made[0]?.id ?? '');
    await answer(place.userId, '3');
    await send(place);
    expect(await outcome(place)).toMatchObject({ error: expect.stringContaining('404') });
    await answer(place.userId, '4');
    await send(place);
    expect((await platform.store.lineItems(context)).length).toBe(1);
    expect((await outcome(place))?.error).toBe(undefined);
  });

  it('sends scores of versions to their media type and scope only', async () => {
    const place = await launch(problem);
    await answer(place.userId, '3');
    const seen: { url: string; type: string | null }[] = [];
    const watching: typeof fetch = (url, init) => {
      seen.push({ url: String(url), type: new Headers(init?.headers).get('content-type') });
      return fetch(url, init);
    };
    const { createLtiTool } = await import('../create-lti-tool.ts');
    const other = createLtiTool({ ...tool.deps, fetch: watching });
    await other.jobs[0]?.run(place, {
      id: 'j',
      attempt: 1,
      signal: new AbortController().signal,
      progress: async () => undefined,
    });
    expect(seen.at(-1)).toEqual({
      url: `${platform.origin}/lti/platform/contexts/course-1/lineitems/item-link-1/scores`,
      type: mediaTypes.score,
    });
  });

  it('leaves a score unsent when the worker stops, and says so', async () => {
    const place = await launch(problem);
    await answer(place.userId, '3');
    const stopping = new AbortController();
    stopping.abort(new Error('The worker is stopping.'));
    const context_ = { id: 'j', attempt: 1, signal: stopping.signal, progress: async () => undefined };
    await expect(handler.run(place, context_)).rejects.toMatchObject({ code: 'unavailable' });
    await send(place);
    expect(await scores()).toMatchObject([{ scoreGiven: 1 }]);
  });
});
