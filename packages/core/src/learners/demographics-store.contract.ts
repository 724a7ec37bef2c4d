import type { ContractTools } from '../testing/contract-tools.ts';
import { using, type StoreHarness } from '../testing/store-harness.ts';
import type { DemographicsStore } from './demographics-store.port.ts';
import { genders, levelsOfEducation, nothingTold } from './demographics.ts';

type Stores = { readonly demographics: DemographicsStore };

/** What every store of demographics keeps. */
export function demographicsStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`demographics store: ${name}`, () => {
    it(
      'keeps what was told last, each part that may be absent, to another process too',
      test(async ({ records, reopen }) => {
        const told = { yearOfBirth: 1990, gender: 'f', levelOfEducation: 'b' } as const;
        await records.transaction(async ({ demographics }) => {
          await demographics.putDemographics(1, { ...nothingTold, gender: 'o' });
          await demographics.putDemographics(1, told);
          await demographics.putDemographics(2, nothingTold);
        });
        const other = await reopen();
        await other.read(async ({ demographics }) => {
          expect(await demographics.demographics(1)).toEqual(told);
          expect(await demographics.demographics(2)).toEqual(nothingTold);
          expect(await demographics.demographics(3)).toEqual(nothingTold);
        });
      }),
    );

    it(
      'keeps every code',
      test(async ({ records }) => {
        await records.transaction(async ({ demographics }) => {
          for (const [at, levelOfEducation] of levelsOfEducation.entries()) {
            const told = { yearOfBirth: 1900 + at, gender: genders[at % 3] ?? null, levelOfEducation };
            await demographics.putDemographics(at, told);
            expect(await demographics.demographics(at)).toEqual(told);
          }
        });
      }),
    );

    it(
      'lists everybody by id, page by page, and forgets one once and again',
      test(async ({ records }) => {
        const told = { ...nothingTold, yearOfBirth: 2000 };
        await records.transaction(async ({ demographics }) => {
          for (const id of [20, 3, 100]) await demographics.putDemographics(id, told);
          await demographics.removeDemographics(20);
          await demographics.removeDemographics(20);
          await demographics.putDemographics(21, told);
        });
        await records.read(async ({ demographics }) => {
          const first = await demographics.listDemographics({ limit: 2 });
          expect(first.items).toEqual([3, 21].map((userId) => ({ userId, ...told })));
          const rest = await demographics.listDemographics({ limit: 2, after: first.next ?? '' });
          expect(rest).toEqual({ items: [{ userId: 100, ...told }] });
          expect(await demographics.demographics(20)).toEqual(nothingTold);
        });
      }),
    );
  });
}
