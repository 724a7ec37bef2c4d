import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { CompletionStore } from './completion-store.port.ts';

type Stores = { readonly completions: CompletionStore };

const course = 'course-v1:O+C+R';

/** What every completion store keeps. */
export function completionStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`completion store: ${name}`, () => {
    it(
      'knows nothing of who has done nothing',
      test(async ({ records }) => {
        await records.read(async ({ completions }) => {
          expect(await completions.completions(1, course)).toEqual(new Map());
          expect(await completions.completionsOf(1, ['a'])).toEqual(new Map());
          expect(await completions.completionsOf(1, [])).toEqual(new Map());
          expect(await completions.lastTouched(1, course)).toBe(undefined);
        });
      }),
    );

    it(
      'keeps the last value of each block, hostile names apart',
      test(async ({ records, reopen }) => {
        const half = new Map<string, number>(hostileTexts.map((text, n) => [text, n / 10]));
        await records.transaction(async ({ completions }) => {
          for (const text of hostileTexts) await completions.setCompletion(1, course, text, 1, 1);
          for (const [text, value] of half) await completions.setCompletion(1, course, text, value, 2);
        });
        const other = await reopen();
        expect(await other.read(({ completions }) => completions.completions(1, course))).toEqual(half);
        const some = await other.read(({ completions }) => completions.completionsOf(1, ['twin', 'none']));
        expect(some).toEqual(new Map([['twin', 0.1]]));
      }),
    );

    it(
      'keeps learners and courses apart',
      test(async ({ records }) => {
        await records.transaction(async ({ completions }) => {
          await completions.setCompletion(1, course, 'a', 1, 1);
          await completions.setCompletion(2, course, 'b', 1, 2);
          await completions.setCompletion(1, `${course}2`, 'c', 1, 3);
        });
        await records.read(async ({ completions }) => {
          expect([...(await completions.completions(1, course)).keys()]).toEqual(['a']);
          expect(await completions.completionsOf(1, ['b'])).toEqual(new Map());
          expect(await completions.lastTouched(1, course)).toBe('a');
        });
      }),
    );

    it(
      'tells what was touched last, also when its value stays as it was',
      test(async ({ records }) => {
        const touch = (usageKey: string, at: number) =>
          records.transaction(({ completions }) => completions.setCompletion(1, course, usageKey, 1, at));
        const last = () => records.read(({ completions }) => completions.lastTouched(1, course));
        await touch('a', 1_000_000);
        await touch('b', 1_000_001);
        expect(await last()).toBe('b');
        await touch('a', 1_000_002);
        expect(await last()).toBe('a');
      }),
    );

    it(
      'takes changes from two processes at once',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        await Promise.all(
          Array.from({ length: 40 }, (_, n) =>
            (n % 2 === 0 ? records : other).transaction(({ completions }) =>
              completions.setCompletion(1, course, `block ${n % 20}`, 1, n),
            ),
          ),
        );
        expect((await records.read(({ completions }) => completions.completions(1, course))).size).toBe(20);
      }),
    );

    it(
      'gives a completion to another learner, and tells what was touched',
      test(async ({ records }) => {
        await records.transaction(async ({ completions }) => {
          for (const usageKey of ['b', 'a']) await completions.setCompletion(1, course, usageKey, 0.5, 1);
          expect(await completions.touchedBy(1)).toEqual(['a', 'b']);
          await completions.moveCompletion(1, 2, 'a');
        });
        await records.read(async ({ completions }) => {
          expect(await completions.touchedBy(1)).toEqual(['b']);
          expect(await completions.completions(2, course)).toEqual(new Map([['a', 0.5]]));
        });
      }),
    );
  });
}
