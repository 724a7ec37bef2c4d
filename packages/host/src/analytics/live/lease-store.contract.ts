import { hostileTexts, using, type ContractTools, type StoreHarness } from '@coursewright/core/testing';
import type { LeaseStore } from './lease-store.port.ts';

type Stores = { readonly leases: LeaseStore };

/** What every store of leases keeps. */
export function leaseStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  const lease = (holder: string, of = 'analytics') => ({ name: of, holder });

  describe(`lease store: ${name}`, () => {
    it(
      'gives a lease to one at a time, who may hold it longer, until it runs out or is given back',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        const hold = (of: typeof records, holder: string, now: number, until: number) =>
          of.transaction(({ leases }) => leases.hold(lease(holder), now, until));
        expect(await hold(records, 'a', 100, 200)).toBe(true);
        expect(await hold(other, 'b', 150, 250)).toBe(false);
        expect(await hold(records, 'a', 190, 300)).toBe(true);
        expect(await hold(other, 'b', 299, 400)).toBe(false);
        expect(await hold(other, 'b', 300, 400)).toBe(true);
        expect(await hold(records, 'a', 310, 500)).toBe(false);
        await records.transaction(({ leases }) => leases.release(lease('a')));
        expect(await hold(records, 'a', 320, 500)).toBe(false);
        await other.transaction(({ leases }) => leases.release(lease('b')));
        expect(await hold(records, 'a', 330, 500)).toBe(true);
      }),
    );

    it(
      'keeps leases of other names apart, twins by case too',
      test(async ({ records }) => {
        await records.transaction(async ({ leases }) => {
          expect(await leases.hold(lease('a', 'one'), 1, 9)).toBe(true);
          expect(await leases.hold(lease('b', 'One'), 1, 9)).toBe(true);
          expect(await leases.hold(lease('b', 'one'), 1, 9)).toBe(false);
        });
      }),
    );

    it(
      'tells others what the holder said last, hostile texts too, as long as the lease is held',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        const said = (now: number, name = 'analytics') =>
          other.read(({ leases }) => leases.said(name, now), { snapshot: false });
        const hold = (holder: string, now: number, until: number, words?: string) =>
          records.transaction(({ leases }) =>
            leases.hold({ ...lease(holder), ...(words !== undefined && { said: words }) }, now, until),
          );
        expect(await said(1)).toBeUndefined();
        for (const words of [...hostileTexts, 'x'.repeat(100_000)]) {
          await hold('a', 100, 200, words);
          expect(await said(199)).toBe(words);
        }
        await hold('b', 150, 250, 'of another');
        expect(await said(199)).toBe('x'.repeat(100_000));
        expect(await said(199, 'Analytics')).toBeUndefined();
        expect(await said(200)).toBeUndefined();
        await hold('b', 200, 300);
        expect(await said(201)).toBeUndefined();
        await hold('b', 201, 300, 'now');
        await records.transaction(({ leases }) => leases.release(lease('b')));
        expect(await said(202)).toBeUndefined();
      }),
    );

    it(
      'gives a lease that many ask for at once to one of them',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        const got = await Promise.all(
          Array.from({ length: 8 }, (_, n) =>
            (n % 2 === 0 ? records : other).transaction(({ leases }) => leases.hold(lease(`p${n}`), 10, 20)),
          ),
        );
        expect(got.filter(Boolean)).toEqual([true]);
      }),
    );
  });
}
