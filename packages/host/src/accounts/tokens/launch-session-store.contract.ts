import { hostileTexts, using, type ContractTools, type StoreHarness } from '@coursewright/core/testing';
import type { LaunchSession, LaunchSessionStore, OneTimeCode } from './launch-session-store.port.ts';

type Stores = { readonly launchSessions: LaunchSessionStore };

const launch = (id: string, more: Partial<LaunchSession> = {}): LaunchSession => ({
  id,
  userId: 7,
  kind: 'lti',
  courses: ['course-v1:A+B+C'],
  frameAncestors: ['https://lms.example'],
  created: 1_700_000_000_000_001,
  expires: 1_700_000_000_000_100,
  revoked: false,
  ...more,
});
const code = (hash: string, more: Partial<OneTimeCode> = {}): OneTimeCode => ({
  hash,
  launchSession: 'l1',
  expires: 100,
  ...more,
});

/** What every launch session store keeps. */
export function launchSessionStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  const addAll = ({ records }: StoreHarness<Stores>, ...added: readonly LaunchSession[]) =>
    records.transaction(async ({ launchSessions }) => {
      for (const one of added) await launchSessions.add(one);
    });
  const revokedOf = ({ records }: StoreHarness<Stores>, ids: readonly string[]) =>
    records.read(async ({ launchSessions }) => {
      const revoked: (boolean | undefined)[] = [];
      for (const id of ids) revoked.push((await launchSessions.byId(id))?.revoked);
      return revoked;
    });

  describe(`launch session store: ${name}`, () => {
    it(
      'gives sessions back as they were added, ids that differ in little apart, to another process too',
      test(async (harness) => {
        const sessions = [
          ...hostileTexts.map((text) => launch(text, { courses: [...hostileTexts], usageKey: text })),
          ...(['guest', 'assertion', 'login'] as const).map((kind) =>
            launch(kind, { kind, embedKey: 'ek_1', courses: [], frameAncestors: [] }),
          ),
          launch('placed', {
            place: {
              linkId: '12',
              teaches: true,
              returnUrl: 'https://lms.example/back?a=😀',
              documentTarget: 'iframe',
              messageToken: 'token',
            },
          }),
        ];
        await addAll(harness, ...sessions);
        await (
          await harness.reopen()
        ).read(async ({ launchSessions }) => {
          for (const one of sessions) expect(await launchSessions.byId(one.id)).toEqual(one);
          expect(await launchSessions.byId('none')).toBeUndefined();
        });
      }),
    );

    it(
      'revokes one session, all of an account or all of an embed key, any number of times',
      test(async (harness) => {
        await addAll(
          harness,
          launch('a'),
          launch('b', { userId: 8, embedKey: 'ek_1' }),
          launch('c', { userId: 9, embedKey: 'ek_2' }),
          launch('d', { userId: 10 }),
        );
        const ids = ['a', 'b', 'c', 'd'];
        for (const [revoke, expected] of [
          [(store: LaunchSessionStore) => store.revoke('a'), [true, false, false, false]],
          [(store: LaunchSessionStore) => store.revokeOfKey('ek_1'), [true, true, false, false]],
          [(store: LaunchSessionStore) => store.revokeOf(9), [true, true, true, false]],
        ] as const) {
          for (let time = 0; time < 2; time += 1) {
            await harness.records.transaction(({ launchSessions }) => revoke(launchSessions));
          }
          expect(await revokedOf(harness, ids)).toEqual(expected);
        }
      }),
    );

    it(
      'removes sessions and codes that have ended before then, to the microsecond',
      test(async (harness) => {
        await addAll(harness, launch('a', { expires: 9 }), launch('b', { expires: 10 }));
        const left = await harness.records.transaction(async ({ launchSessions }) => {
          await launchSessions.addCode(code('old', { expires: 9 }));
          await launchSessions.addCode(code('new', { expires: 10 }));
          await launchSessions.removeExpired(10);
          return [await launchSessions.takeCode('old', 1), await launchSessions.takeCode('new', 1)];
        });
        expect(left).toEqual([undefined, code('new', { expires: 10 })]);
        expect(await revokedOf(harness, ['a', 'b'])).toEqual([undefined, false]);
      }),
    );

    it(
      'gives a code once, to one of two processes that ask at once',
      test(async (harness) => {
        const { records } = harness;
        const other = await harness.reopen();
        const challenged = code('c', { challenge: 'x'.repeat(43) });
        await records.transaction(({ launchSessions }) => launchSessions.addCode(challenged));
        const taken = await Promise.all(
          [records, other, records, other].map((one) =>
            one.transaction(({ launchSessions }) => launchSessions.takeCode('c', 50)),
          ),
        );
        expect(taken.filter((one) => one !== undefined)).toEqual([challenged]);
      }),
    );

    it(
      'gives no code whose time is over, and none of another hash',
      test(async ({ records }) => {
        const taken = await records.transaction(async ({ launchSessions }) => {
          await launchSessions.addCode(code('Twin'));
          return [
            await launchSessions.takeCode('twin', 50),
            await launchSessions.takeCode('Twin', 101),
            await launchSessions.takeCode('Twin', 50),
          ];
        });
        expect(taken).toEqual([undefined, undefined, undefined]);
      }),
    );

    it(
      'takes the jti of an assertion once for each key, in two processes, until it is forgotten',
      test(async (harness) => {
        const { records } = harness;
        const other = await harness.reopen();
        const use = (store: typeof records, key: string, jti: string) =>
          store.transaction(({ launchSessions }) => launchSessions.useAssertion({ key, jti, expires: 100 }));
        const first = await Promise.all([use(records, 'a', 'j'), use(other, 'a', 'j')]);
        expect(first.toSorted()).toEqual([false, true]);
        expect(await use(other, 'b', 'j')).toBe(true);
        for (const jti of hostileTexts) {
          expect([await use(records, 'a', jti), await use(other, 'a', jti)]).toEqual([true, false]);
        }
        await records.transaction(({ launchSessions }) => launchSessions.removeExpired(101));
        expect(await use(records, 'a', 'j')).toBe(true);
      }),
    );
  });
}
