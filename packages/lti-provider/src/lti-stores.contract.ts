import { setTimeout as sleep } from 'node:timers/promises';
import type { ContractTools, StoreHarness } from '@coursewright/core/testing';
import type { ResourceLink } from './grades/link-store.port.ts';
import type { LtiStores } from './lti-stores.ts';

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

const link = (id: string, more: Partial<ResourceLink> = {}): ResourceLink => ({
  id,
  registrationId: 'r',
  deploymentId: '1',
  resourceLinkId: `of ${id}`,
  courseKey: 'course-v1:A+B+C',
  usageKey: 'block-v1:A+B+C+type@problem+block@p',
  lineItemMade: false,
  scopes: [],
  ...more,
});

/** What every adapter of LTI's stores keeps. */
export function ltiStoresContract(
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

  describe(`LTI stores: ${name}`, () => {
    it(
      'gives a nonce to one of two who claim it at once, in one process or two',
      using(async ({ records, reopen }) => {
        const other = await reopen();
        const claim = (from: typeof records, nonce: string) =>
          from.transaction((tx) => tx.ltiNonces.claimNonce(nonce, 100));
        for (let round = 0; round < 10; round += 1) {
          const won = await Promise.all([records, other, records].map((from) => claim(from, `n${round}`)));
          expect(won.filter(Boolean).length).toBe(1);
        }
        const claimed = (nonce: string) => other.read((view) => view.ltiNonces.nonceClaimed(nonce));
        expect(await claimed('n0')).toBe(true);
        expect(await claimed('N0')).toBe(false);
        expect(await claim(records, 'N0')).toBe(true);
      }),
    );

    it(
      'forgets a nonce once it has run out, and no sooner',
      using(async ({ records }) => {
        await records.transaction((tx) => tx.ltiNonces.claimNonce('n', 100));
        const claimAfter = (now: number) =>
          records.transaction(async (tx) => {
            await tx.ltiNonces.removeExpiredNonces(now);
            return tx.ltiNonces.claimNonce('n', 100);
          });
        expect(await claimAfter(100)).toBe(false);
        expect(await claimAfter(101)).toBe(true);
      }),
    );

    it(
      "tells the digest of a user's profile at every link, once there is one",
      using(async ({ records }) => {
        const known = (subject: string) =>
          records.read((view) => view.ltiLinks.knownAt({ linkId: 'l', registrationId: 'r', subject }));
        await records.transaction(async (tx) => {
          await tx.ltiUsers.keepProfile('r', 'nobody', 'x');
          await tx.ltiUsers.keepAccount('r', 'twin', 7);
          await tx.ltiUsers.keepAccount('r', 'Twin', 8);
        });
        expect(await known('twin')).toEqual({ userId: 7 });
        await records.transaction((tx) => tx.ltiUsers.keepProfile('r', 'twin', 'digest'));
        expect(await known('twin')).toEqual({ userId: 7, profile: 'digest' });
        expect(await known('Twin')).toEqual({ userId: 8 });
        expect(await known('nobody')).toEqual({});
      }),
    );

    it(
      'keeps the first account of a subject, subjects and registrations apart',
      using(async ({ records }) => {
        const keep = (registrationId: string, subject: string, userId: number) =>
          records.transaction((tx) => tx.ltiUsers.keepAccount(registrationId, subject, userId));
        for (const [index, subject] of hostile.entries())
          expect(await keep('r', subject, index + 1)).toBe(index + 1);
        expect(await keep('r', 'twin', 99)).toBe(2);
        expect(await keep('R', 'twin', 99)).toBe(99);
        const found = await records.read((view) => view.ltiUsers.accountOf('r', hostile[7] ?? ''));
        expect(found).toBe(8);
        expect(await records.read((view) => view.ltiUsers.accountOf('r', 'nobody'))).toBe(undefined);
      }),
    );

    it(
      'forgets somebody everywhere, and nobody else',
      using(async ({ records, reopen }) => {
        const linkId = 'l';
        const block = link(linkId).usageKey;
        const lineItemUrl = 'https://lms.example/1';
        await records.transaction(async (tx) => {
          await tx.ltiLinks.putLink(link(linkId, { lineItemUrl }));
          for (const userId of [7, 8]) {
            const subject = `subject ${userId}`;
            await tx.ltiUsers.keepAccount('r', subject, userId);
            await tx.ltiUsers.keepAccount('r2', subject, userId);
            await tx.ltiLinks.putLinkUser({ linkId, userId, subject, teaches: false });
            const member = { rosterId: 'm', userId, state: 'Active', learns: true, teaches: false } as const;
            await tx.ltiRosters.putMember({ ...member, profile: 'x', seen: 1 });
            await tx.ltiScores.enqueueScore({ linkId, userId, registrationId: 'r', usageKey: block, now: 1 });
            const claim = { linkId, userId, usageKey: block, lineItemUrl, version: 1, now: 5_000_000 };
            await tx.ltiScores.claimScore(claim);
          }
        });
        for (let times = 0; times < 2; times += 1)
          await records.transaction(async (tx) => {
            await tx.ltiUsers.forgetAccount(7);
            await tx.ltiLinks.forgetLinkUser(7);
            await tx.ltiRosters.forgetMember(7);
            await tx.ltiScores.forgetScores(7);
          });
        const other = await reopen();
        await other.read(async (view) => {
          expect(await view.ltiUsers.accountOf('r', 'subject 7')).toBe(undefined);
          expect(await view.ltiUsers.accountOf('r2', 'subject 7')).toBe(undefined);
          expect(await view.ltiUsers.accountOf('r', 'subject 8')).toBe(8);
          expect(await view.ltiLinks.linkUser(linkId, 7)).toBe(undefined);
          expect(await view.ltiLinks.linkUser(linkId, 8)).toMatchObject({ subject: 'subject 8' });
          const members = await view.ltiRosters.members('m', { limit: 9 });
          expect(members.items.map(({ userId }) => userId)).toEqual([8]);
          expect((await view.ltiScores.outcomes(linkId)).map(({ userId }) => userId)).toEqual([8]);
        });
        expect(await records.transaction((tx) => tx.ltiUsers.keepAccount('r', 'subject 7', 9))).toBe(9);
      }),
    );

    it(
      'keeps links as they were given, and replaces them',
      using(async ({ records }) => {
        for (const text of hostile) {
          const full = link('l', {
            contextId: text,
            resourceLinkId: text,
            deploymentId: text,
            lineItemUrl: `https://lms.example/${text}`,
            lineItemsUrl: 'https://lms.example/all',
            lineItemMade: true,
            scopes: [text, 'b'],
            history: [text, 'before'],
            dates: { due: text },
          });
          await records.transaction((tx) => tx.ltiLinks.putLink(full));
          expect(await records.read((view) => view.ltiLinks.link('l'))).toEqual(full);
        }
        await records.transaction((tx) => tx.ltiLinks.putLink(link('l')));
        expect(await records.read((view) => view.ltiLinks.link('l'))).toEqual(link('l'));
        expect(await records.read((view) => view.ltiLinks.link('L'))).toBe(undefined);
      }),
    );

    it(
      'finds the links among ids that are there',
      using(async ({ records }) => {
        for (const id of ['a', 'b', 'c', 'B']) {
          await records.transaction((tx) => tx.ltiLinks.putLink(link(id, { history: [`before ${id}`] })));
        }
        const among = async (ids: readonly string[]) => {
          const found = await records.read((view) => view.ltiLinks.linksAmong(ids));
          return new Map(found.map((one) => [one.id, one.history]));
        };
        const some = new Map([
          ['b', ['before b']],
          ['c', ['before c']],
        ]);
        expect(await among(['c', 'none', 'b', 'b'])).toEqual(some);
        expect((await among(Array.from({ length: 400 }, (_, index) => `${index}`))).size).toBe(0);
        expect((await among([])).size).toBe(0);
      }),
    );

    it(
      'lists the links of a registration by id, page by page',
      using(async ({ records }) => {
        for (const id of ['b', 'a', 'B', 'c']) {
          const registrationId = id === 'c' ? 'R' : 'r';
          await records.transaction((tx) => tx.ltiLinks.putLink(link(id, { registrationId })));
        }
        const page = (after?: string) =>
          records.read((view) => view.ltiLinks.linksOf('r', { limit: 2, ...(after && { after }) }));
        const first = await page();
        expect(first.items.map(({ id }) => id)).toEqual(['B', 'a']);
        expect(await page(first.next)).toEqual({ items: [link('b')] });
      }),
    );

    it(
      'tells account, link and place of a visitor at once, whichever of them are there',
      using(async ({ records }) => {
        const known = () =>
          records.read((view) => view.ltiLinks.knownAt({ linkId: 'l', registrationId: 'r', subject: 'ada' }));
        expect(await known()).toEqual({});
        await records.transaction((tx) => tx.ltiLinks.putLink(link('l')));
        expect(await known()).toEqual({ link: link('l') });
        await records.transaction((tx) => tx.ltiUsers.keepAccount('r', 'ada', 7));
        expect(await known()).toEqual({ userId: 7, link: link('l') });
        const user = { linkId: 'l', userId: 7, subject: 'ada', teaches: true };
        await records.transaction((tx) => tx.ltiLinks.putLinkUser(user));
        expect(await known()).toEqual({ userId: 7, link: link('l'), user });
        await records.transaction((tx) => tx.ltiLinks.putLinkUser({ ...user, teaches: false }));
        expect(await known()).toMatchObject({ user: { teaches: false } });
      }),
    );

    it(
      'knows who teaches in a course by any link into it',
      using(async ({ records }) => {
        await records.transaction(async (tx) => {
          await tx.ltiLinks.putLink(link('a'));
          await tx.ltiLinks.putLink(link('b', { courseKey: 'course-v1:a+b+c' }));
          await tx.ltiLinks.putLinkUser({ linkId: 'a', userId: 7, subject: 's', teaches: false });
          await tx.ltiLinks.putLinkUser({ linkId: 'b', userId: 7, subject: 's', teaches: true });
        });
        const teaches = (courseKey: string) => records.read((view) => view.ltiLinks.teachesIn(7, courseKey));
        expect(await teaches('course-v1:A+B+C')).toBe(false);
        expect(await teaches('course-v1:a+b+c')).toBe(true);
      }),
    );

    it(
      'keeps tool keys by the time from which they sign',
      using(async ({ records, reopen }) => {
        const key = (kid: string, activeFrom: number) => ({
          kid,
          activeFrom,
          publicJwk: { kty: 'RSA', n: 'n', e: 'AQAB', kid },
          sealed: 'sealed',
        });
        await records.transaction(async (tx) => {
          await tx.ltiKeys.addToolKey(key('late', 20));
          await tx.ltiKeys.addToolKey(key('early', 10));
          await tx.ltiKeys.expireToolKey('early', 40);
        });
        const again = await reopen();
        expect(await again.read((view) => view.ltiKeys.toolKeys())).toEqual([
          { ...key('early', 10), expires: 40 },
          key('late', 20),
        ]);
      }),
    );

    it(
      'lets one at a time hold a link, or the keys, who sees what the one before has done',
      using(async ({ records, reopen }) => {
        const other = await reopen();
        await records.transaction((tx) => tx.ltiLinks.putLink(link('l')));
        await Promise.all(
          Array.from({ length: 6 }, (_, n) =>
            (n % 2 === 0 ? records : other).transaction(async ({ ltiLinks, ltiKeys }) => {
              await ltiKeys.holdToolKeys();
              const held = (await ltiLinks.holdLink('l')) ?? link('l');
              const first = (await ltiKeys.toolKeys()).length === 0;
              await sleep(2);
              await ltiLinks.putLink({ ...held, scopes: [...held.scopes, `scope ${n}`] });
              const key = { kid: `k${n}`, activeFrom: 1, publicJwk: { kty: 'RSA' }, sealed: 's' };
              if (first) await ltiKeys.addToolKey(key);
            }),
          ),
        );
        await records.read(async ({ ltiLinks, ltiKeys }) => {
          expect((await ltiLinks.link('l'))?.scopes.length).toBe(6);
          expect((await ltiKeys.toolKeys()).length).toBe(1);
        });
      }),
    );
  });
}
