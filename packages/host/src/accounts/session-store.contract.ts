import { hostileTexts, using, type ContractTools, type StoreHarness } from '@coursewright/core/testing';
import type { Session, SessionStore } from './session-store.port.ts';

type Stores = { readonly sessions: SessionStore };

const session = (hash: string, more: Partial<Session> = {}): Session => ({
  hash,
  userId: 7,
  created: 1_700_000_000_000_001,
  expires: 1_700_000_000_000_010,
  ...more,
});

/** What every session store keeps. */
export function sessionStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  const hashesIn = ({ records }: StoreHarness<Stores>, hashes: readonly string[]) =>
    records.read(async ({ sessions }) => {
      const found: string[] = [];
      for (const hash of hashes) if ((await sessions.byHash(hash)) !== undefined) found.push(hash);
      return found;
    });
  const addAll = ({ records }: StoreHarness<Stores>, ...added: readonly Session[]) =>
    records.transaction(async ({ sessions }) => {
      for (const one of added) await sessions.add(one);
    });

  describe(`session store: ${name}`, () => {
    it(
      'gives sessions back as they were added, hashes that differ in little apart, to another process too',
      test(async (harness) => {
        await addAll(harness, ...hostileTexts.map((hash, n) => session(hash, { userId: n + 1 })));
        await (
          await harness.reopen()
        ).read(async ({ sessions }) => {
          for (const [n, hash] of hostileTexts.entries()) {
            expect(await sessions.byHash(hash)).toEqual(session(hash, { userId: n + 1 }));
          }
          expect(await sessions.byHash('none')).toBeUndefined();
        });
      }),
    );

    it(
      'refuses a hash that is taken, and leaves the session that has it as it is',
      test(async (harness) => {
        await addAll(harness, session('a'));
        await expect(addAll(harness, session('a', { userId: 8 }))).rejects.toMatchObject({
          code: 'conflict',
        });
        const kept = await harness.records.read(({ sessions }) => sessions.byHash('a'));
        expect(kept).toEqual(session('a'));
      }),
    );

    it(
      'moves the end of one session, and of none that is gone',
      test(async (harness) => {
        await addAll(harness, session('a'), session('b'));
        await harness.records.transaction(async ({ sessions }) => {
          await sessions.extend('a', 1_700_000_000_000_099);
          await sessions.extend('none', 1_700_000_000_000_099);
        });
        await harness.records.read(async ({ sessions }) => {
          expect(await sessions.byHash('a')).toEqual(session('a', { expires: 1_700_000_000_000_099 }));
          expect(await sessions.byHash('b')).toEqual(session('b'));
          expect(await sessions.byHash('none')).toBeUndefined();
        });
      }),
    );

    it(
      'removes a session once and again, and every session of one account',
      test(async (harness) => {
        await addAll(harness, session('a'), session('b'), session('c'), session('d', { userId: 8 }));
        const { records } = harness;
        await records.transaction(({ sessions }) => sessions.remove('a'));
        await records.transaction(({ sessions }) => sessions.remove('a'));
        expect(await hashesIn(harness, ['a', 'b', 'c', 'd'])).toEqual(['b', 'c', 'd']);
        await records.transaction(({ sessions }) => sessions.removeOf(7));
        await records.transaction(({ sessions }) => sessions.removeOf(7));
        expect(await hashesIn(harness, ['a', 'b', 'c', 'd'])).toEqual(['d']);
      }),
    );

    it(
      'removes what has ended before then, to the microsecond',
      test(async (harness) => {
        await addAll(harness, session('a', { expires: 9 }), session('b', { expires: 10 }));
        await harness.records.transaction(({ sessions }) => sessions.removeExpired(10));
        expect(await hashesIn(harness, ['a', 'b'])).toEqual(['b']);
      }),
    );
  });
}
