import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { StateKey, StateStore } from './state-store.port.ts';

type Stores = { readonly states: StateStore };

const block = (target: string, userId = 1): StateKey => ({ scope: 'user_state', userId, target });

/** What every state store keeps. */
export function stateStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`state store: ${name}`, () => {
    it(
      'answers for a state that is not there with an empty object in version 0',
      test(async ({ records }) => {
        expect(await records.read(({ states }) => states.getStates([block('none')]))).toEqual([
          { value: {}, version: 0 },
        ]);
        expect(await records.read(({ states }) => states.stateHistory(block('none')))).toEqual([]);
        expect(await records.read(({ states }) => states.getStates([]))).toEqual([]);
      }),
    );

    it(
      'gives values back in the order of the keys, hostile text and names included',
      test(async ({ records }) => {
        const long = 'x'.repeat(1_000_000);
        await records.transaction(async ({ states }) => {
          for (const text of hostileTexts) await states.putState(block(text), 0, { text, long }, 1);
        });
        const keys = hostileTexts.toReversed();
        const found = await records.read(({ states }) => states.getStates(keys.map((key) => block(key))));
        expect(found.map(({ value }) => value['text'])).toEqual(keys);
        expect(found.every(({ value, version }) => value['long'] === long && version === 1)).toBe(true);
      }),
    );

    it(
      'keeps scopes and learners apart',
      test(async ({ records }) => {
        const keys: StateKey[] = [
          block('a'),
          block('a', 2),
          { scope: 'user_state_summary', userId: 0, target: 'a' },
          { scope: 'preferences', userId: 1, target: 'a' },
          { scope: 'user_info', userId: 1, target: '' },
        ];
        await records.transaction(async ({ states }) => {
          for (const [n, key] of keys.entries()) await states.putState(key, 0, { n }, 1);
        });
        const found = await records.read(({ states }) => states.getStates(keys));
        expect(found.map(({ value }) => value['n'])).toEqual([0, 1, 2, 3, 4]);
      }),
    );

    it(
      'counts versions, refuses a change from another one, and changes nothing then',
      test(async ({ records }) => {
        const put = (from: number, n: number) =>
          records.transaction(({ states }) => states.putState(block('a'), from, { n }, n));
        expect([await put(0, 1), await put(0, 2), await put(1, 3), await put(1, 4), await put(7, 5)]).toEqual(
          [true, false, true, false, false],
        );
        const [state] = await records.read(({ states }) => states.getStates([block('a')]));
        expect(state).toEqual({ value: { n: 3 }, version: 2 });
        const history = await records.read(({ states }) => states.stateHistory(block('a')));
        expect(history).toEqual([
          { value: { n: 1 }, at: 1 },
          { value: { n: 3 }, at: 3 },
        ]);
      }),
    );

    it(
      'lets one of two writers win, in two processes as in one',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        for (const version of [0, 1, 2]) {
          const won = await Promise.all(
            [records, other, records, other].map((one, n) =>
              one.transaction(({ states }) => states.putState(block('a'), version, { n }, n)),
            ),
          );
          expect(won.filter(Boolean).length).toBe(1);
        }
        const history = await other.read(({ states }) => states.stateHistory(block('a')));
        expect(history.length).toBe(3);
      }),
    );

    it(
      'lets one at a time hold states, in two processes as in one, who sees what the one before has done',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        const keys = [block('a'), block('b')];
        await records.transaction(async ({ states }) => {
          for (const key of keys) await states.putState(key, 0, { n: 0 }, 1);
        });
        await Promise.all(
          Array.from({ length: 8 }, (_, index) =>
            (index % 2 === 0 ? records : other).transaction(async ({ states }) => {
              await states.holdStates([...keys, block('not there')]);
              for (const [place, stored] of (await states.getStates(keys)).entries()) {
                const next = { n: Number(stored.value['n']) + 1 };
                const put = await states.putState(keys[place] ?? block('a'), stored.version, next, 2);
                expect(put).toBe(true);
              }
            }),
          ),
        );
        const found = await records.read(({ states }) => states.getStates(keys));
        expect(found).toEqual([
          { value: { n: 8 }, version: 9 },
          { value: { n: 8 }, version: 9 },
        ]);
      }),
    );

    it(
      'forgets a state with its history, and again without complaint',
      test(async ({ records }) => {
        await records.transaction(({ states }) => states.putState(block('a'), 0, { n: 1 }, 1));
        await records.transaction(({ states }) => states.putState(block('A'), 0, { n: 2 }, 1));
        for (let times = 0; times < 2; times += 1)
          await records.transaction(({ states }) => states.deleteState(block('a')));
        const [gone, kept] = await records.read(({ states }) => states.getStates([block('a'), block('A')]));
        expect([gone?.version, kept?.version]).toEqual([0, 1]);
        expect(await records.read(({ states }) => states.stateHistory(block('a')))).toEqual([]);
      }),
    );

    it(
      'undoes a change whose transaction fails',
      test(async ({ records }) => {
        const failing = records.transaction(async ({ states }) => {
          await states.putState(block('a'), 0, { n: 1 }, 1);
          throw new Error('undo');
        });
        await expect(failing).rejects.toThrow('undo');
        const [state] = await records.read(({ states }) => states.getStates([block('a')]));
        expect(state?.version).toBe(0);
      }),
    );

    it(
      'forgets old values a few at a time, and keeps what the state is now',
      test(async ({ records }) => {
        for (let at = 0; at < 5; at += 1) {
          await records.transaction(({ states }) => states.putState(block('a'), at, { n: at }, at + 10));
        }
        const forget = (before: number, limit: number) =>
          records.transaction(({ states }) => states.forgetHistory(before, limit));
        expect([await forget(10, 2), await forget(13, 2), await forget(13, 2), await forget(13, 2)]).toEqual([
          0, 2, 1, 0,
        ]);
        await records.read(async ({ states }) => {
          expect((await states.stateHistory(block('a'))).map(({ at }) => at)).toEqual([13, 14]);
          const [state] = await states.getStates([block('a')]);
          expect(state).toEqual({ value: { n: 4 }, version: 5 });
        });
      }),
    );

    it(
      'gives states with their history to another learner, and tells whose states there are',
      test(async ({ records }) => {
        const shared: StateKey = { scope: 'user_state_summary', userId: 0, target: 'a' };
        const preference: StateKey = { scope: 'preferences', userId: 1, target: 'a' };
        await records.transaction(async ({ states }) => {
          for (const key of [block('a'), preference, shared, block('a', 3)])
            await states.putState(key, 0, { n: 1 }, 1);
          await states.putState(block('a'), 1, { n: 2 }, 2);
          expect(new Set(await states.stateKeysOf(1))).toEqual(new Set([block('a'), preference]));
          await states.moveState(block('a'), 2);
          await states.moveState(block('none'), 2);
        });
        await records.read(async ({ states }) => {
          expect(await states.stateKeysOf(1)).toEqual([preference]);
          expect(await states.stateKeysOf(2)).toEqual([block('a', 2)]);
          expect(await states.stateKeysOf(0)).toEqual([]);
          expect(await states.getStates([block('a'), block('a', 2)])).toEqual([
            { value: {}, version: 0 },
            { value: { n: 2 }, version: 2 },
          ]);
          expect((await states.stateHistory(block('a', 2))).map(({ value }) => value['n'])).toEqual([1, 2]);
          expect(await states.stateHistory(block('a'))).toEqual([]);
          expect((await states.stateHistory(block('a', 3))).length).toBe(1);
        });
      }),
    );

    it(
      'lists the states of all learners’ work by learner and usage key, page by page, no other scopes',
      test(async ({ records }) => {
        await records.transaction(async ({ states }) => {
          for (const userId of [10, 2]) {
            for (const target of ['b', 'B', '😀'])
              await states.putState(block(target, userId), 0, { target }, 5);
          }
          await states.putState({ scope: 'user_state_summary', userId: 0, target: 'b' }, 0, {}, 5);
          await states.putState({ scope: 'preferences', userId: 2, target: 'a' }, 0, {}, 5);
        });
        for (const limit of [1, 2, 3, 50]) {
          const seen: unknown[] = [];
          for (let after: string | undefined, more = true; more; more = after !== undefined) {
            const page = await records.read(({ states }) =>
              states.listUserStates({ limit, ...(after !== undefined && { after }) }),
            );
            seen.push(...page.items);
            after = page.next;
          }
          expect(seen).toEqual(
            [2, 10].flatMap((userId) =>
              ['B', 'b', '😀'].map((usageKey) => ({
                userId,
                usageKey,
                value: { target: usageKey },
                version: 1,
                changed: 5,
              })),
            ),
          );
        }
      }),
    );

    it(
      'makes every text in a learner’s states and histories another, and nobody else’s',
      test(async ({ records, reopen }) => {
        const keys = [1, 2].map((userId) => block('a', userId));
        const shared = { scope: 'user_state_summary', userId: 0, target: 'a' } as const;
        const other = (text: string) => text.replaceAll('ada', '😀');
        await records.transaction(async ({ states }) => {
          for (const key of keys) {
            await states.putState(key, 0, { ada: ['ada', 1, null, { b: 'not ada' }] }, 5);
            await states.putState(key, 1, { b: 'ada' }, 6);
          }
          await states.putState(shared, 0, { b: 'ada' }, 5);
          await states.putState({ scope: 'preferences', userId: 1, target: '' }, 0, { b: 'c' }, 5);
          expect(await states.rewriteTexts(1, other)).toBe(3);
          expect(await states.rewriteTexts(1, other)).toBe(0);
          expect(await states.rewriteTexts(9, other)).toBe(0);
        });
        const again = await reopen();
        await again.read(async ({ states }) => {
          const [one, two, all] = await states.getStates([...keys, shared]);
          expect(one).toEqual({ value: { b: '😀' }, version: 2 });
          expect(two).toEqual({ value: { b: 'ada' }, version: 2 });
          expect(all).toEqual({ value: { b: 'ada' }, version: 1 });
          const history = await states.stateHistory(block('a', 1));
          expect(history.map(({ value }) => value)).toEqual([
            { '😀': ['😀', 1, null, { b: 'not 😀' }] },
            { b: '😀' },
          ]);
        });
      }),
    );
  });
}
