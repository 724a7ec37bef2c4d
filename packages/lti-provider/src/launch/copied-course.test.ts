import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gradedLaunches, type GradedLaunches } from '../grades/testing/graded-launches.ts';
import type { PlatformLink } from '../platform/platform-store.port.ts';
import { linkParameters } from '../spec/link-variables.ts';
import { contextRoles } from '../spec/roles.ts';
import { blockKey } from '../testing/test-tool.ts';
import { walkLaunch } from '../testing/walk-launch.ts';

const problem = blockKey('problem', 'p1');

describe('a course that the platform has copied', () => {
  let at: GradedLaunches;
  beforeEach(async () => {
    at = await gradedLaunches();
    const { store } = at.platform;
    await store.putContext({ id: 'copy', label: 'C1', title: 'Next year', history: ['course-1'] });
    for (const id of ['ada', 'bob']) {
      await store.putMember('copy', { user: { id }, roles: [contextRoles.learner] });
    }
    // The first group has worked.
    const { userId } = await at.launch(problem, { user: 'bob' });
    await at.answer(userId, '4');
    await at.carry();
  });
  afterEach(() => at.close());

  const place = (id: string, more: Partial<PlatformLink> = {}) =>
    at.platform.store.putLink({
      id,
      contextId: 'copy',
      clientId: 'client-1',
      title: 'A link',
      history: ['link-1'],
      custom: { block: problem, ...linkParameters },
      ...more,
    });
  const come = async (linkId: string, user = 'ada') => {
    const initiation = await at.platform.platform.startLaunch({ linkId, user: { id: user } });
    const answer = await walkLaunch(initiation, user);
    return answer.status === 303 ? at.tool.opened.at(-1) : undefined;
  };
  const column = (id: string, more: object = {}) =>
    at.platform.store.putLineItem({
      id,
      contextId: 'copy',
      clientId: 'client-1',
      label: 'A column',
      scoreMaximum: 10,
      resourceId: problem,
      ...more,
    });
  const scores = (id: string) => at.platform.store.scores(id);

  it('opens the same content, and grades go to the column that the platform copied for the link', async () => {
    await place('link-2');
    await column('item-2', { resourceLinkId: 'link-2' });
    const opened = await come('link-2');
    expect(opened).toMatchObject({ usageKey: problem });
    await at.answer(opened?.userId ?? 0, '3');
    await at.carry();
    expect(await scores('item-2')).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
    expect((await scores('item-link-1')).map(({ userId }) => userId)).toEqual(['bob']);
    expect(await at.lineItems('copy')).toHaveLength(1);
  });

  it('has no column doubled that was copied without its link, or with the old one; it is tied to the new', async () => {
    for (const [id, more] of [
      ['link-2', {}],
      ['link-3', { resourceLinkId: 'link-1' }],
    ] as const) {
      await place(id);
      await column(`item-${id}`, more);
      const opened = await come(id);
      await at.answer(opened?.userId ?? 0, '3');
      await at.carry();
      expect(await scores(`item-${id}`)).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
      expect(await at.platform.store.lineItem(`item-${id}`)).toMatchObject({
        resourceLinkId: id,
        resourceId: problem,
        label: 'A column',
      });
    }
    expect(await at.lineItems('copy')).toHaveLength(2);
  });

  it('takes no column of another link to the same block', async () => {
    await place('link-2');
    await column('item-other', { resourceLinkId: 'another' });
    const opened = await come('link-2');
    await at.answer(opened?.userId ?? 0, '3');
    await at.carry();
    expect(await scores('item-other')).toEqual([]);
    const items = await at.lineItems('copy');
    expect(items.map(({ resourceLinkId }) => resourceLinkId)).toEqual(['another', 'link-2']);
  });

  it('opens what the newest known link before it did, where the copy lost the parameters', async () => {
    await at.launch(blockKey('problem', 'p2'), { linkId: 'link-0' });
    await place('link-2', { custom: linkParameters, history: ['never launched', 'link-1', 'link-0'] });
    expect(await come('link-2')).toMatchObject({ usageKey: problem });
    // From then on it knows by itself.
    await place('link-2', { custom: {} });
    at.tool.statements.length = 0;
    expect(await come('link-2')).toMatchObject({ usageKey: problem });
    expect(at.tool.statements).toEqual(['ltiNonces.claimNonce', 'ltiLinks.knownAt']);
  });

  it('opens the copy of a copy, and a link that was doubled within its course', async () => {
    const { store } = at.platform;
    await store.putContext({ id: 'copy', label: 'C1', title: 'Later', history: ['between', 'course-1'] });
    await place('link-3', { custom: linkParameters, history: ['link-2', 'link-1'] });
    expect(await come('link-3')).toMatchObject({ usageKey: problem });
    await place('link-4', { custom: linkParameters, history: ['link-3'] });
    expect(await come('link-4')).toMatchObject({ usageKey: problem });
  });

  it('opens nothing of a link that it is no copy of', async () => {
    await place('link-2', { custom: linkParameters, history: [] });
    expect(await come('link-2')).toBe(undefined);
    await at.platform.store.putContext({ id: 'copy', label: 'C1', title: 'Another', history: [] });
    await place('link-2', { custom: linkParameters });
    expect(await come('link-2')).toBe(undefined);
  });
});
