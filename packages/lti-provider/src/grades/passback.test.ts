import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediaTypes } from '../spec/media-types.ts';
import { blockKey, courseKey } from '../testing/test-tool.ts';
import { gradedLaunches, type GradedLaunches } from './testing/graded-launches.ts';

const problem = blockKey('problem', 'p1');
const scoresPath = '/lti/platform/contexts/course-1/lineitems/item-link-1/scores';

describe('a grade comes back to the platform', () => {
  const seen: { url: string; type: string | null }[] = [];
  let at: GradedLaunches;
  beforeEach(async () => {
    seen.length = 0;
    at = await gradedLaunches({
      fetch: (url, init) => {
        seen.push({ url: String(url), type: new Headers(init?.headers).get('content-type') });
        return fetch(url, init);
      },
    });
  });
  afterEach(() => at.close());

  it('from an answer to the gradebook, through the engine and its queue', async () => {
    const { userId } = await at.launch(problem);
    at.tool.engine.extend(at.tool.tool);
    await at.tool.engine.start();
    await at.answer(userId, '3');
    for (let tries = 0; tries < 500 && (await at.scores()).length === 0; tries += 1) await sleep(20);
    expect(await at.scores()).toEqual([
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
    const unit = await at.launch(blockKey('vertical', 'v1'));
    await at.launch(courseKey, { linkId: 'link-2' });
    await at.answer(unit.userId, '3');
    await at.carry();
    expect(await at.scores()).toMatchObject([
      { scoreGiven: 1, scoreMaximum: 2, activityProgress: 'Submitted', gradingProgress: 'FullyGraded' },
    ]);
    expect(await at.scores('item-link-2')).toMatchObject([{ scoreMaximum: 1 }]);
  });

  it('sends a score once, and a newer one with a later time', async () => {
    const place = await at.launch(problem);
    await at.answer(place.userId, '4');
    await Promise.all([at.carry(), at.carry(), at.carry()]);
    expect(at.posts().length).toBe(1);
    const [before] = await at.scores();
    expect(before).toMatchObject({ scoreGiven: 0, activityProgress: 'Submitted' });
    await at.answer(place.userId, '3');
    await at.carry();
    const [after] = await at.scores();
    expect(after).toMatchObject({ scoreGiven: 1 });
    expect(Date.parse(after?.timestamp ?? '')).toBeGreaterThan(Date.parse(before?.timestamp ?? ''));
    expect(await at.outcome(place)).toMatchObject({
      state: 'sent',
      sentVersion: 2,
      sent: { scoreGiven: 1, scoreMaximum: 1 },
    });
  });

  it('sends nothing of who teaches, and nothing before the first answer', async () => {
    const teacher = await at.launch(problem, { user: 'teacher' });
    await at.answer(teacher.userId, '3');
    const ada = await at.launch(problem);
    await at.tool.engine.records.transaction((tx) =>
      at.tool.tool.onGradeChange(tx, {
        userId: ada.userId,
        courseKey,
        usageKeys: [problem],
        subsections: [],
      }),
    );
    await at.carry();
    expect(at.posts()).toEqual([]);
    expect(await at.outcome(ada)).toBe(undefined);
  });

  it('sends scores of their media type to their address', async () => {
    const { userId } = await at.launch(problem);
    await at.answer(userId, '3');
    await at.carry();
    expect(seen.at(-1)).toEqual({ url: `${at.platform.origin}${scoresPath}`, type: mediaTypes.score });
  });

  it('makes a line item where there is none, once, and anew when a teacher has deleted it', async () => {
    const place = await at.launch(problem, { lineItem: false });
    await at.answer(place.userId, '3');
    await at.carry();
    const made = await at.lineItems();
    expect(made).toMatchObject([
      { label: 'First', scoreMaximum: 1, resourceLinkId: 'link-1', resourceId: problem, tag: 'link' },
    ]);
    expect(await at.scores(made[0]?.id)).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
    // A tool that has lost its records finds it again.
    await at.tool.deps.records.transaction(async ({ ltiLinks }) => {
      const link = await ltiLinks.link(place.linkId);
      if (link === undefined) throw new Error('The link is gone.');
      const { lineItemUrl: _forgotten, ...rest } = link;
      await ltiLinks.putLink({ ...rest, lineItemMade: false });
    });
    await at.answer(place.userId, '4');
    await at.carry();
    expect((await at.lineItems()).length).toBe(1);

    await at.platform.store.deleteLineItem(made[0]?.id ?? '');
    await at.answer(place.userId, '3');
    await at.carry();
    expect(await at.outcome(place)).toMatchObject({
      state: 'waiting',
      error: expect.stringContaining('404'),
    });
    at.pass(3);
    await at.carry();
    const again = await at.lineItems();
    expect(again.length).toBe(1);
    expect(await at.scores(again[0]?.id)).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
  });

  it('puts a score aside when the platform’s own line item is gone, until a launch names another', async () => {
    const place = await at.launch(problem);
    await at.platform.store.deleteLineItem('item-link-1');
    await at.answer(place.userId, '3');
    await at.carry();
    expect(await at.outcome(place)).toMatchObject({ state: 'failed', error: expect.stringContaining('404') });
    expect(await at.lineItems()).toEqual([]);
    await at.platform.store.putLineItem({
      id: 'another',
      contextId: 'course-1',
      clientId: 'client-1',
      label: 'Another',
      scoreMaximum: 10,
      resourceLinkId: 'link-1',
    });
    await at.launch(problem, { lineItem: false });
    await at.runJob('lti.announce-columns', { linkId: place.linkId });
    await at.carry();
    expect(await at.scores('another')).toMatchObject([{ scoreGiven: 1 }]);
    expect(await at.outcome(place)).toMatchObject({ state: 'sent' });
  });

  it('leaves a learner whom the platform does not know aside, and their line item as it is', async () => {
    const place = await at.launch(problem, { lineItem: false });
    await at.launch(problem, { lineItem: false, user: 'bob' });
    await at.answer(place.userId, '3');
    await at.platform.store.deleteMember('course-1', 'ada');
    await at.carry();
    expect(await at.outcome(place)).toMatchObject({ state: 'failed', error: expect.stringContaining('ada') });
    expect((await at.lineItems()).length).toBe(1);
  });
});
