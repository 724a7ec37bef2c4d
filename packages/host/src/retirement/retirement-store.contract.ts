import { using, type ContractTools, type StoreHarness } from '@coursewright/core/testing';
import type { RetirementStore } from './retirement-store.port.ts';

type Stores = { readonly retirements: RetirementStore };

const at = 1_700_000_000_000_001;
const retirement = (userId: number, later = 0) => ({
  userId,
  username: `retired__user_${userId}`,
  at: at + later,
  sealed: `who ${userId} was`,
});

/** What every store of retirements keeps. */
export function retirementStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);

  describe(`retirement store: ${name}`, () => {
    it(
      'gives back who was retired by whom, to another process too, and refuses a second time',
      test(async ({ records, reopen }) => {
        const given = { ...retirement(Number.MAX_SAFE_INTEGER), by: 3 };
        const add = () => records.transaction(({ retirements }) => retirements.add(given));
        await add();
        await records.transaction(({ retirements }) => retirements.add(retirement(1)));
        await expect(add()).rejects.toMatchObject({ code: 'conflict' });
        const other = await reopen();
        await other.read(async ({ retirements }) => {
          expect(await retirements.of(given.userId)).toEqual({ ...given, lines: 0, reports: 0 });
          expect(await retirements.of(1)).toEqual({ ...retirement(1), lines: 0, reports: 0 });
          expect(await retirements.of(2)).toBe(undefined);
        });
      }),
    );

    it(
      'adds up what is done until it is finished, and then has nothing that tells who it was',
      test(async ({ records, reopen }) => {
        await records.transaction(async ({ retirements }) => {
          for (const [userId, later] of [
            [1, 2],
            [2, 1],
            [3, 1],
          ] as const)
            await retirements.add(retirement(userId, later));
          await retirements.advance(1, { sweptTo: 50, lines: 2, reports: 0 }, at + 10);
          await retirements.advance(1, { lines: 3, reports: 1 }, at + 11);
          await retirements.advance(2, { sweptTo: 60, lines: 1, reports: 1 }, at + 12);
          await retirements.finish(2, at + 20);
          await retirements.finish(2, at + 30);
          await retirements.advance(2, { sweptTo: 70, lines: 1, reports: 1 }, at + 40);
          await retirements.finish(9, at + 50);
          await retirements.reseal(2, 'too late');
          await retirements.reseal(3, 'sealed anew');
        });
        const other = await reopen();
        await other.read(async ({ retirements }) => {
          expect(await retirements.of(1)).toEqual({ ...retirement(1, 2), sweptTo: 50, lines: 5, reports: 1 });
          const { sealed: _gone, ...left } = retirement(2, 1);
          expect(await retirements.of(2)).toEqual({
            ...left,
            sweptTo: 60,
            lines: 1,
            reports: 1,
            finished: at + 20,
          });
          expect(await retirements.of(3)).toMatchObject({ sealed: 'sealed anew' });
          expect((await retirements.unfinished()).map(({ userId }) => userId)).toEqual([3, 1]);
        });
      }),
    );

    it(
      'tells when one of them last put something else in place',
      test(async ({ records }) => {
        const last = () => records.read(({ retirements }) => retirements.lastChange());
        expect(await last()).toBe(undefined);
        await records.transaction(({ retirements }) => retirements.add(retirement(1)));
        expect(await last()).toBe(undefined);
        await records.transaction(({ retirements }) =>
          retirements.advance(1, { lines: 0, reports: 0 }, at + 5),
        );
        expect(await last()).toBe(at + 5);
        await records.transaction(async ({ retirements }) => {
          await retirements.advance(1, { sweptTo: 5, lines: 1, reports: 0 });
          await retirements.finish(1, at + 6);
        });
        expect(await last()).toBe(at + 5);
      }),
    );
  });
}
