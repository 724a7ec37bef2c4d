import type { ContractTools, StoreHarness } from '@coursewright/core/testing';
import type { LtiStores } from '../lti-stores.ts';
import type { ResourceLink } from './link-store.port.ts';
import type { ScoreSettlement } from './score-store.port.ts';

const course = 'course-v1:A+B+C';
const block = 'block-v1:A+B+C+type@problem+block@p';
const now = 1_700_000_000_123_456;

const link = (id: string, more: Partial<ResourceLink> = {}): ResourceLink => ({
  id,
  registrationId: 'r',
  deploymentId: '1',
  resourceLinkId: `of ${id}`,
  courseKey: course,
  usageKey: block,
  lineItemMade: false,
  scopes: [],
  ...more,
});

/** What every adapter of the outbox of grades keeps, and of the links that it goes by. */
export function scoreStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<LtiStores>>,
): void {
  const using = (work: (harness: StoreHarness<LtiStores>) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };
  type Records = StoreHarness<LtiStores>['records'];
  const enqueue = (records: Records, linkId: string, userId = 7, at = now, registrationId = 'r') =>
    records.transaction(({ ltiScores }) =>
      ltiScores.enqueueScore({ linkId, userId, registrationId, usageKey: block, now: at }),
    );
  const claim = (
    records: Records,
    { linkId = 'l', version = 1, at = now, usageKey = block, lineItemUrl = 'https://lms.example/1' } = {},
  ) =>
    records.transaction(({ ltiScores }) =>
      ltiScores.claimScore({ linkId, userId: 7, usageKey, lineItemUrl, version, now: at }),
    );
  const settle = (records: Records, settlement: ScoreSettlement, generation = 0, linkId = 'l') =>
    records.transaction(({ ltiScores }) =>
      ltiScores.settleScore({ linkId, userId: 7, generation }, settlement),
    );
  const sent = (version: number, at = now): ScoreSettlement => ({
    kind: 'sent',
    version,
    scoreGiven: 1.5,
    scoreMaximum: 2,
    at,
  });
  const outcome = (records: Records, linkId = 'l') =>
    records.read(({ ltiScores }) => ltiScores.outcome(linkId, 7));

  describe(`links and scores: ${name}`, () => {
    it(
      'finds the links with a grade service that somebody came through, and who learns through links',
      using(async ({ records }) => {
        await records.transaction(async (tx) => {
          await tx.ltiLinks.putLink(link('item', { lineItemUrl: 'https://lms.example/1' }));
          await tx.ltiLinks.putLink(link('all', { lineItemsUrl: 'https://lms.example/all' }));
          await tx.ltiLinks.putLink(link('none'));
          await tx.ltiLinks.putLink(link('others', { lineItemUrl: 'https://lms.example/3', courseKey: 'x' }));
          for (const linkId of ['item', 'all', 'none']) {
            const teaches = linkId === 'all';
            await tx.ltiLinks.putLinkUser({ linkId, userId: 7, subject: 's', teaches });
          }
          for (const userId of [8, 9]) {
            await tx.ltiLinks.putLinkUser({ linkId: 'others', userId, subject: 's', teaches: false });
          }
          await tx.ltiUsers.keepAccount('r', 'ada 😀', 7);
          await tx.ltiUsers.keepAccount('s', 'bob', 7);
        });
        await records.read(async ({ ltiLinks }) => {
          const visits = await ltiLinks.gradedVisits(7);
          expect(visits.map((visit) => [visit.link.id, visit.teaches])).toEqual([
            ['all', true],
            ['item', false],
          ]);
          expect(await ltiLinks.subjectOf('r', 7)).toBe('ada 😀');
          expect(await ltiLinks.subjectOf('s', 7)).toBe('bob');
          expect(await ltiLinks.subjectOf('r', 8)).toBe(undefined);
          const first = await ltiLinks.learners({ registrationId: 'r' }, { limit: 2 });
          expect(first.items).toEqual([
            { userId: 7, courseKey: course },
            { userId: 8, courseKey: 'x' },
          ]);
          const after = first.next ?? '';
          expect(await ltiLinks.learners({ registrationId: 'r' }, { limit: 2, after })).toEqual({
            items: [{ userId: 9, courseKey: 'x' }],
          });
          const one = await ltiLinks.learners({ linkId: 'item', courseKey: course }, { limit: 9 });
          expect(one.items).toEqual([{ userId: 7, courseKey: course }]);
          expect((await ltiLinks.learners({ linkId: 'item', courseKey: 'x' }, { limit: 9 })).items).toEqual(
            [],
          );
        });
      }),
    );

    it(
      'knows the line item that a platform gave to a link in the place, not one that we made',
      using(async ({ records }) => {
        const place = { registrationId: 'r', deploymentId: '1', courseKey: course };
        const given = () => records.read(({ ltiLinks }) => ltiLinks.givenLineItem(place, block));
        await records.transaction(async ({ ltiLinks }) => {
          const lineItemUrl = 'https://lms.example/1';
          await ltiLinks.putLink(link('made', { lineItemUrl, lineItemMade: true }));
          await ltiLinks.putLink(link('elsewhere', { lineItemUrl, contextId: 'other' }));
          await ltiLinks.putLink(link('none'));
        });
        expect(await given()).toBe(undefined);
        const lineItemUrl = 'https://lms.example/2';
        await records.transaction(({ ltiLinks }) => ltiLinks.putLink(link('given', { lineItemUrl })));
        expect(await given()).toBe(lineItemUrl);
      }),
    );

    it(
      'gives out later and later times for a line item and user, never one twice, in two processes too',
      using(async ({ records, reopen }) => {
        const other = await reopen();
        for (const linkId of ['a', 'b', 'c', 'd', 'e', 'f']) await enqueue(records, linkId);
        expect(await claim(records, { linkId: 'a' })).toBe(1_700_000_000_123_000);
        // The clock went back: the time does not.
        expect(await claim(records, { linkId: 'b', at: now - 5_000_000 })).toBe(1_700_000_000_124_000);
        const times = await Promise.all(
          ['c', 'd', 'e', 'f'].map((linkId, index) => claim(index % 2 === 0 ? records : other, { linkId })),
        );
        expect(new Set(times).size).toBe(4);
        expect(await claim(records, { linkId: 'a', version: 2, at: now + 1_000_000 })).toBe(
          1_700_000_001_123_000,
        );
        await expect(claim(records, { linkId: 'never enqueued' })).rejects.toMatchObject({
          code: 'conflict',
        });
      }),
    );

    it(
      'never lets an older version after a newer one, nor one again that was sent',
      using(async ({ records }) => {
        await enqueue(records, 'l');
        expect(await claim(records, { version: 2 })).toBeTypeOf('number');
        expect(await claim(records, { version: 1 })).toBe('newer');
        // Claimed and never sent: whoever takes over sends it.
        expect(await claim(records, { version: 2 })).toBeTypeOf('number');
        await settle(records, sent(2));
        expect(await claim(records, { version: 2 })).toBe('sent');
        expect(await claim(records, { version: 3 })).toBeTypeOf('number');
        // Another block, or line item, has versions of its own.
        expect(await claim(records, { version: 1, usageKey: 'v' })).toBeTypeOf('number');
        expect(await claim(records, { version: 1, lineItemUrl: 'https://lms.example/9' })).toBeTypeOf(
          'number',
        );
      }),
    );

    it(
      'lets a score wait, be tried, sent and refused, and says when and why',
      using(async ({ records }) => {
        expect(await outcome(records)).toBe(undefined);
        await enqueue(records, 'l');
        const waiting = {
          linkId: 'l',
          userId: 7,
          registrationId: 'r',
          usageKey: block,
          state: 'waiting',
          since: now,
          due: now,
          tries: 0,
          sentVersion: 0,
        } as const;
        expect(await outcome(records)).toEqual(waiting);
        const busy: ScoreSettlement = {
          kind: 'again',
          due: now + 9,
          error: 'it is 😀 busy',
          at: now + 1,
          counts: true,
        };
        await settle(records, busy);
        const tried = { ...waiting, due: now + 9, tries: 1, error: 'it is 😀 busy', failedAt: now + 1 };
        expect(await outcome(records)).toEqual(tried);
        await settle(records, { ...busy, counts: false });
        expect(await outcome(records)).toEqual(tried);
        await claim(records);
        await settle(records, sent(1, now + 20));
        const there = {
          ...waiting,
          due: now + 9,
          state: 'sent',
          since: now + 20,
          sentVersion: 1,
          sentAt: now + 20,
        };
        expect(await outcome(records)).toEqual({ ...there, sent: { scoreGiven: 1.5, scoreMaximum: 2 } });
        await settle(records, { kind: 'failed', error: 'no such column', at: now + 30 });
        expect(await outcome(records)).toMatchObject({
          state: 'failed',
          since: now + 30,
          tries: 1,
          error: 'no such column',
          sentVersion: 1,
        });
        await settle(records, { kind: 'nothing', at: now + 40 });
        expect(await outcome(records)).toMatchObject({ state: 'sent', sentVersion: 1 });
        await enqueue(records, 'empty');
        await settle(records, { kind: 'nothing', at: now }, 0, 'empty');
        expect(await outcome(records, 'empty')).toBe(undefined);
      }),
    );

    it(
      'goes on waiting where something newer was enqueued meanwhile',
      using(async ({ records }) => {
        await enqueue(records, 'l');
        await claim(records);
        await enqueue(records, 'l', 7, now + 5);
        await settle(records, sent(1));
        expect(await outcome(records)).toMatchObject({
          state: 'waiting',
          since: now,
          due: now + 5,
          sentVersion: 1,
        });
        await settle(records, { kind: 'failed', error: 'no', at: now }, 0);
        expect(await outcome(records)).toMatchObject({ state: 'waiting', error: 'no' });
        const [due] = await records.read(({ ltiScores }) => ltiScores.dueScores('r', now + 5, 9));
        await claim(records, { version: 2 });
        await settle(records, sent(2), due?.generation);
        expect(await outcome(records)).toMatchObject({ state: 'sent', sentVersion: 2 });
        expect(await outcome(records)).not.toHaveProperty('error');
        // The older of two that were under way arrives last.
        await settle(records, sent(1), due?.generation);
        expect(await outcome(records)).toMatchObject({ sentVersion: 2 });
      }),
    );

    it(
      'lists what is due, the longest due first, and counts and pages what there is',
      using(async ({ records }) => {
        await enqueue(records, 'b', 7, now + 2);
        await enqueue(records, 'a', 8, now + 1);
        await enqueue(records, 'a', 7, now + 3);
        await enqueue(records, 'a', 7, now, 'other');
        await enqueue(records, 'z', 7, now, 'other');
        await enqueue(records, 'c', 7, now);
        await settle(records, { kind: 'failed', error: 'no', at: now }, 0, 'c');
        await records.read(async ({ ltiScores }) => {
          const due = await ltiScores.dueScores('r', now + 2, 9);
          expect(due.map(({ linkId, userId }) => `${linkId}${userId}`)).toEqual(['a8', 'b7']);
          expect((await ltiScores.dueScores('r', now + 2, 1)).length).toBe(1);
          expect(await ltiScores.nextDue('r')).toBe(now + 1);
          expect(await ltiScores.nextDue('nobody')).toBe(undefined);
          expect(await ltiScores.scoreCounts('r')).toEqual({ waiting: 2, sent: 0, failed: 1 });
          const first = await ltiScores.outbox('r', { limit: 2 });
          expect(first.items.map(({ linkId }) => linkId)).toEqual(['a', 'b']);
          const rest = await ltiScores.outbox('r', { limit: 2, after: first.next ?? '' });
          expect(rest.items.map(({ linkId }) => linkId)).toEqual(['c']);
          expect(rest.next).toBe(undefined);
          const failed = await ltiScores.outbox('r', { limit: 2, state: 'failed' });
          expect(failed.items.map(({ linkId }) => linkId)).toEqual(['c']);
        });
      }),
    );

    it(
      'sends again what is chosen, and what has gone to another line item',
      using(async ({ records }) => {
        for (const [linkId, userId, registrationId] of [
          ['l', 7, 'r'],
          ['l', 8, 'r'],
          ['m', 7, 's'],
        ] as const) {
          await enqueue(records, linkId, userId, now, registrationId);
        }
        await claim(records);
        await settle(records, sent(1));
        const again = (selection: object) =>
          records.transaction(({ ltiScores }) => ltiScores.enqueueAgain(selection, now + 50));
        expect(await again({ registrationId: 'r', states: ['sent'] })).toEqual({
          count: 1,
          registrationIds: ['r'],
        });
        expect(await outcome(records)).toMatchObject({ state: 'waiting', since: now + 50, due: now + 50 });
        // The same version once more, with a later time.
        expect(await claim(records)).toBe(1_700_000_000_124_000);
        await settle(records, sent(1), 1);
        expect(await again({ linkId: 'l' })).toMatchObject({ count: 2 });
        expect(await again({ registrationId: 's', userId: 8 })).toEqual({ count: 0, registrationIds: [] });
        await expect(again({})).rejects.toMatchObject({ code: 'bad_input' });
        await settle(records, sent(1), 2);
        const elsewhere = (lineItemUrl: string) =>
          records.transaction(({ ltiScores }) =>
            ltiScores.enqueueElsewhere({ linkId: 'l', usageKey: block, lineItemUrl }, now + 60),
          );
        expect(await elsewhere('https://lms.example/1')).toBe(0);
        expect(await elsewhere('https://lms.example/2')).toBe(1);
        expect(await outcome(records)).toMatchObject({ state: 'waiting', due: now + 60 });
      }),
    );
  });
}
