import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { RescoreStore } from './rescore-store.port.ts';

type Stores = { readonly rescores: RescoreStore };

/** What every rescore store keeps. */
export function rescoreStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`rescore store: ${name}`, () => {
    it(
      'lets a job come to a learner once, and only forward',
      test(async ({ records, reopen }) => {
        const advance = (userId: number) =>
          records.transaction(({ rescores }) => rescores.advanceRescore('job', userId, userId));
        expect(await records.read(({ rescores }) => rescores.lastRescored('job'))).toBe(0);
        expect([await advance(3), await advance(3), await advance(2), await advance(9)]).toEqual([
          true,
          false,
          false,
          true,
        ]);
        const again = await reopen();
        expect(await again.read(({ rescores }) => rescores.lastRescored('job'))).toBe(9);
      }),
    );

    it(
      'has nothing of a transaction that failed',
      test(async ({ records }) => {
        const failing = records.transaction(async ({ rescores }) => {
          expect(await rescores.advanceRescore('job', 3, 1)).toBe(true);
          throw new Error('undo');
        });
        await expect(failing).rejects.toThrow('undo');
        expect(await records.read(({ rescores }) => rescores.lastRescored('job'))).toBe(0);
      }),
    );

    it(
      'lets one of two writers come to a learner',
      test(async ({ records }) => {
        await records.transaction(({ rescores }) => rescores.advanceRescore('job', 1, 1));
        const advanced = await Promise.all(
          [2, 2].map((userId) =>
            records.transaction(({ rescores }) => rescores.advanceRescore('job', userId, 2)),
          ),
        );
        expect(advanced.filter(Boolean)).toEqual([true]);
      }),
    );

    it(
      'keeps jobs apart whatever they are called, and forgets old ones',
      test(async ({ records }) => {
        await records.transaction(async ({ rescores }) => {
          for (const [index, job] of hostileTexts.entries())
            await rescores.advanceRescore(job, index + 1, index * 100);
        });
        const last = (job: string) => records.read(({ rescores }) => rescores.lastRescored(job));
        for (const [index, job] of hostileTexts.entries()) expect(await last(job)).toBe(index + 1);
        for (let time = 0; time < 2; time += 1)
          await records.transaction(({ rescores }) => rescores.forgetRescores(200));
        const [first, second, third] = hostileTexts;
        expect([await last(first), await last(second), await last(third)]).toEqual([0, 0, 3]);
      }),
    );
  });
}
