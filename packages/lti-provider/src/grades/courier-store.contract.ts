import type { ContractTools, StoreHarness } from '@coursewright/core/testing';
import type { LtiStores } from '../lti-stores.ts';
import type { GradeColumn } from './column-store.port.ts';
import { columnId } from './place.ts';

const course = 'course-v1:A+B+C';
const now = 1_700_000_000_123_456;

const column = (usageKey: string, more: Partial<GradeColumn> = {}): GradeColumn => {
  const place = { registrationId: 'r', deploymentId: '😀', contextId: 'twin ', courseKey: course };
  return {
    ...place,
    id: columnId(place, usageKey),
    usageKey,
    lineItemsUrl: 'https://lms.example/all',
    ...more,
  };
};

/** What every adapter of the columns that the tool looks after keeps, and of who carries scores to whom. */
export function courierStoreContract(
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

  describe(`columns and couriers: ${name}`, () => {
    it(
      'keeps columns as they were given, until they are made or refused among those to make',
      using(async ({ records, reopen }) => {
        const toMake = () => records.read(({ ltiColumns }) => ltiColumns.columnsToMake('r', 9));
        const [one, two] = [column('u'), column('v', { error: 'no 😀' })].toSorted((a, b) =>
          a.id < b.id ? -1 : 1,
        );
        if (one === undefined || two === undefined) throw new Error('There are two.');
        await records.transaction(async ({ ltiColumns }) => {
          await ltiColumns.announceColumn(one);
          await ltiColumns.putColumn(two);
        });
        expect(await toMake()).toEqual([one, two].filter(({ error }) => error === undefined));
        const moved = { ...one, lineItemsUrl: 'https://lms.example/moved' };
        const made = {
          ...moved,
          lineItemUrl: 'https://lms.example/1',
          told: { label: '😀', scoreMaximum: 2.5 },
        };
        await records.transaction(async ({ ltiColumns }) => {
          await ltiColumns.announceColumn(moved);
          expect(await ltiColumns.column(one.id)).toEqual(moved);
          await ltiColumns.putColumn(made);
          // What launches say of it does not take its line item away.
          await ltiColumns.announceColumn(moved);
        });
        expect(await toMake()).toEqual([]);
        await (
          await reopen()
        ).read(async ({ ltiColumns }) => {
          expect(await ltiColumns.columns('r', { limit: 1 })).toEqual({ items: [made], next: one.id });
          expect(await ltiColumns.columns('r', { limit: 1, after: one.id })).toEqual({ items: [two] });
          expect(await ltiColumns.column('nobody')).toBe(undefined);
        });
      }),
    );

    it(
      'gives the work for a platform to one of two, and the other’s question to the one at work',
      using(async ({ records, reopen }) => {
        const other = await reopen();
        const take = (from: Records, holder: string, at = now) =>
          from.transaction(({ ltiCouriers }) =>
            ltiCouriers.takeWork({ registrationId: 'r', holder, now: at, until: at + 10 }),
          );
        const took = await Promise.all([take(records, 'a'), take(other, 'b')]);
        expect(took.filter(({ taken }) => taken).length).toBe(1);
        const [holder, waiter]: [string, string] = took[0].taken ? ['a', 'b'] : ['b', 'a'];
        const leave = (who: string) =>
          records.transaction(({ ltiCouriers }) => ltiCouriers.leaveWork('r', who));
        const keep = (who: string) =>
          records.transaction(({ ltiCouriers }) => ltiCouriers.keepWork('r', who, now + 20));
        expect(await leave(waiter)).toBe(false);
        expect(await leave(holder)).toBe(true);
        expect(await take(records, waiter)).toEqual({ taken: false, until: now + 10 });
        expect(await keep(holder)).toBe(true);
        expect(await keep(waiter)).toBe(false);
        // A lease runs out.
        expect(await take(records, waiter, now + 15)).toMatchObject({ taken: false });
        expect(await take(records, waiter, now + 20)).toMatchObject({ taken: true });
        expect(await keep(holder)).toBe(false);
        expect(await leave(waiter)).toBe(false);
        expect(await take(records, holder)).toMatchObject({ taken: true });
      }),
    );

    it(
      'tells how a platform is doing',
      using(async ({ records }) => {
        const courier = () => records.read(({ ltiCouriers }) => ltiCouriers.courier('r'));
        expect(await courier()).toEqual({ failures: 0 });
        const down = { failures: 3, pausedUntil: now, reason: 'down 😀', lastSuccess: now - 5 };
        await records.transaction(({ ltiCouriers }) => ltiCouriers.putCourier('r', down));
        expect(await courier()).toEqual(down);
        await records.transaction(({ ltiCouriers }) => ltiCouriers.putCourier('r', { failures: 0 }));
        expect(await courier()).toEqual({ failures: 0 });
      }),
    );
  });
}
