import type { ContractTools } from '@coursewright/core/testing';
import type { PlatformLineItem, PlatformScore, PlatformStore } from './platform-store.port.ts';

export interface PlatformStoreHarness {
  readonly store: PlatformStore;
  /** The same store after a restart; a store in memory gives itself. */
  reopen(): Promise<PlatformStore>;
  close(): Promise<void>;
}

const hostile = [
  'Twin',
  'twin',
  'twin ',
  '😀',
  '😁',
  'nul \u0000 in it',
  '\u202Eright to left',
  'x'.repeat(1_000_000),
];

const lineItem = (id: string, more: Partial<PlatformLineItem> = {}): PlatformLineItem => ({
  id,
  contextId: 'c',
  clientId: 't',
  label: `Label of ${id}`,
  scoreMaximum: 10,
  ...more,
});

const score = (timestamp: string, more: Partial<PlatformScore> = {}): PlatformScore => ({
  lineItemId: 'i',
  userId: 'u',
  scoreGiven: 1,
  scoreMaximum: 2,
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
  timestamp,
  ...more,
});

/** What every adapter of a platform's store keeps. */
export function platformStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<PlatformStoreHarness>,
): void {
  const using = (work: (harness: PlatformStoreHarness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };

  describe(`platform store: ${name}`, () => {
    it(
      'keeps contexts apart whose ids differ in little, and replaces one',
      using(async ({ store }) => {
        for (const id of hostile) await store.putContext({ id, label: id, title: id });
        for (const id of hostile) expect(await store.context(id)).toEqual({ id, label: id, title: id });
        await store.putContext({ id: 'twin', label: 'l', title: 'changed' });
        expect(await store.context('twin')).toEqual({ id: 'twin', label: 'l', title: 'changed' });
        expect(await store.context('nobody')).toBe(undefined);
        expect((await store.contexts()).map(({ id }) => id)).toEqual(hostile);
      }),
    );

    it(
      'lists the members of a context by user id, one entry a user',
      using(async ({ store }) => {
        const member = (id: string, roles: string[]) => ({ user: { id, name: '😀' }, roles });
        await store.putMember('c', member('b', ['Learner']));
        await store.putMember('c', member('a', ['Learner']));
        await store.putMember('C', member('x', ['Learner']));
        await store.putMember('c', member('b', ['Instructor']));
        expect(await store.members('c')).toEqual([member('a', ['Learner']), member('b', ['Instructor'])]);
        expect(await store.members('none')).toEqual([]);
      }),
    );

    it(
      'tells of members what has become of them since, each once',
      using(async ({ store }) => {
        const member = (id: string, roles = ['Learner']) => ({ user: { id, name: '😀' }, roles });
        expect(await store.memberChanges('c', 0)).toEqual({ members: [], change: 0 });
        for (const id of ['b', 'a', 'x']) await store.putMember('c', member(id));
        await store.putMember('C', member('b'));
        const { members, change } = await store.memberChanges('c', 0);
        expect(members).toEqual([member('b'), member('a'), member('x')]);
        expect(await store.memberChanges('c', change)).toEqual({ members: [], change });
        await store.putMember('c', member('b', ['Instructor']));
        await store.deleteMember('c', 'x');
        await store.deleteMember('c', 'x');
        await store.deleteMember('c', 'nobody');
        const later = await store.memberChanges('c', change);
        expect(later.members).toEqual([member('b', ['Instructor']), { ...member('x'), deleted: true }]);
        expect((await store.members('c')).map(({ user }) => user.id)).toEqual(['a', 'b']);
        await store.putMember('c', member('x'));
        expect((await store.memberChanges('c', later.change)).members).toEqual([member('x')]);
      }),
    );

    it(
      'lists links and line items of a context in order of creation; a change keeps the place',
      using(async ({ store }) => {
        const link = (id: string, title: string) => ({ id, contextId: 'c', clientId: 't', title });
        for (const id of ['2', '1', '3']) {
          await store.putLink(link(id, id));
          await store.putLineItem(lineItem(id));
        }
        await store.putLink(link('2', 'changed'));
        await store.putLineItem(lineItem('2', { label: 'changed' }));
        expect(await store.links('c')).toEqual([link('2', 'changed'), link('1', '1'), link('3', '3')]);
        expect((await store.lineItems('c')).map(({ label }) => label)).toEqual([
          'changed',
          'Label of 1',
          'Label of 3',
        ]);
        expect(await store.link('3')).toEqual(link('3', '3'));
        expect(await store.lineItem('4')).toBe(undefined);
      }),
    );

    it(
      'takes a score only with a later timestamp, whatever its offset, and below the second',
      using(async ({ store }) => {
        await store.putLineItem(lineItem('i'));
        expect(await store.putScore(score('2026-01-01T10:00:00.100Z'))).toBe(true);
        expect(await store.putScore(score('2026-01-01T10:00:00.100Z', { scoreGiven: 2 }))).toBe(false);
        expect(await store.putScore(score('2026-01-01T11:00:00.099+01:00'))).toBe(false);
        const later = score('2026-01-01T09:00:00.101-01:00', { scoreGiven: 2 });
        expect(await store.putScore(later)).toBe(true);
        expect(await store.putScore(score('2025-01-01T00:00:00.000Z', { userId: 'a' }))).toBe(true);
        expect((await store.scores('i')).map(({ userId }) => userId)).toEqual(['a', 'u']);
        expect((await store.scores('i'))[1]).toEqual(later);
      }),
    );

    it(
      'deletes a line item with its scores, any number of times',
      using(async ({ store }) => {
        await store.putLineItem(lineItem('i'));
        await store.putScore(score('2026-01-01T10:00:00.100Z'));
        await store.deleteLineItem('i');
        await store.deleteLineItem('i');
        expect(await store.lineItem('i')).toBe(undefined);
        expect(await store.scores('i')).toEqual([]);
      }),
    );

    it(
      'gives a one-time id to one of those who claim it',
      using(async ({ store }) => {
        const far = 8e15;
        const won = await Promise.all([1, 2, 3].map(() => store.claimOnce('id', far)));
        expect(won.filter(Boolean).length).toBe(1);
        expect(await store.claimOnce('ID', far)).toBe(true);
        // What has run out is free again.
        expect(await store.claimOnce('old', 1)).toBe(true);
        expect(await store.claimOnce('old', far)).toBe(true);
      }),
    );

    it(
      'has everything again after a restart',
      using(async ({ store, reopen }) => {
        const key = { kid: 'k', privateJwk: { kty: 'RSA', d: 'd' }, created: 5 };
        await Promise.all([
          store.addKey(key),
          store.putContext({ id: 'c', label: 'l', title: 't' }),
          store.putMember('c', { user: { id: 'u' }, roles: ['Learner'] }),
          store.putLineItem(lineItem('i')),
          store.putScore(score('2026-01-01T10:00:00.100Z')),
          store.claimOnce('id', 8e15),
        ]);
        const again = await reopen();
        expect(await again.keys()).toEqual([key]);
        expect(await again.members('c')).toEqual([{ user: { id: 'u' }, roles: ['Learner'] }]);
        expect(await again.scores('i')).toEqual(await store.scores('i'));
        expect(await again.claimOnce('id', 8e15)).toBe(false);
      }),
    );
  });
}
