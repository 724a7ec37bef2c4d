import { hostileTexts, type ContractTools, type StoreHarness } from '@coursewright/core/testing';
import type { LtijsStores } from './ltijs-row-store.port.ts';

/** What every adapter of ltijs's rows keeps. */
export function ltijsRowsContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<LtijsStores>>,
): void {
  const using = (work: (harness: StoreHarness<LtijsStores>) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };
  const add = (
    { records }: Pick<StoreHarness<LtijsStores>, 'records'>,
    table: string,
    lookup: string,
    item: Record<string, unknown> = {},
    created = 1,
  ) => records.transaction(({ ltijs }) => ltijs.addLtijsRow(table, { lookup, item, created }));
  const rows = ({ records }: Pick<StoreHarness<LtijsStores>, 'records'>, table: string, lookup?: string) =>
    records.read(({ ltijs }) => ltijs.ltijsRows(table, lookup));

  describe(`rows of ltijs: ${name}`, () => {
    it(
      'gives rows back as they were, by table and lookup, oldest first, over a restart',
      using(async (harness) => {
        for (const [index, text] of hostileTexts.entries()) {
          await add(harness, 'state', text, { index, text });
        }
        const records = await harness.reopen();
        const all = await rows({ records }, 'state');
        expect(all.map(({ item }) => item)).toEqual(hostileTexts.map((text, index) => ({ index, text })));
        for (const [index, text] of hostileTexts.entries()) {
          expect((await rows({ records }, 'state', text)).map(({ item }) => item)).toEqual([{ index, text }]);
        }
        expect(await rows({ records }, 'State')).toEqual([]);
        expect(await rows({ records }, 'state', 'nobody')).toEqual([]);
      }),
    );

    it(
      'gives a lookup to one of two who add it at once, and any number without one',
      using(async (harness) => {
        const other = { records: await harness.reopen() };
        for (let round = 0; round < 5; round += 1) {
          const ends = await Promise.allSettled(
            [harness, other, harness].map((one) => add(one, 'nonce', `n${round}`)),
          );
          const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
          expect(refused).toMatchObject([{ code: 'conflict' }, { code: 'conflict' }]);
        }
        await add(harness, 'nonce', 'N0');
        await add(harness, 'other', 'n0');
        await add(harness, 'nonce', '');
        await add(harness, 'nonce', '');
        expect(await rows(other, 'nonce')).toHaveLength(8);
      }),
    );

    it(
      'changes and removes one row, and what is older',
      using(async (harness) => {
        await add(harness, 'idtoken', 'a', { user: 'a' }, 10);
        await add(harness, 'idtoken', 'b', { user: 'b' }, 20);
        await add(harness, 'other', 'a', {}, 10);
        const [first, second] = await rows(harness, 'idtoken');
        const { records } = harness;
        await records.transaction(({ ltijs }) =>
          ltijs.changeLtijsRow(second?.id ?? 0, { lookup: 'c', item: { user: 'c' } }),
        );
        expect(await rows(harness, 'idtoken', 'c')).toEqual([
          { id: second?.id, item: { user: 'c' }, created: 20 },
        ]);
        await expect(
          records.transaction(({ ltijs }) =>
            ltijs.changeLtijsRow(second?.id ?? 0, { lookup: 'a', item: {} }),
          ),
        ).rejects.toMatchObject({ code: 'conflict' });
        await records.transaction(({ ltijs }) => ltijs.removeLtijsRowsBefore('idtoken', 20));
        expect((await rows(harness, 'idtoken')).map(({ item }) => item)).toEqual([{ user: 'c' }]);
        await records.transaction(({ ltijs }) => ltijs.removeLtijsRow(second?.id ?? 0));
        await records.transaction(({ ltijs }) => ltijs.removeLtijsRow(first?.id ?? 0));
        expect(await rows(harness, 'idtoken')).toEqual([]);
        expect(await rows(harness, 'other')).toHaveLength(1);
      }),
    );
  });
}
