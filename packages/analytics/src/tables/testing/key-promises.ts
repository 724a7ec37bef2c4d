import type { ContractTools } from '@coursewright/core/testing';
import type { Field } from '../../tuples/tuple.ts';
import { all, at, created, everyType, row, type TableStoreHarness } from './contract-tables.ts';

/** Of the contract of published tables what it promises of keys and their parts. */
export function keyPromises(
  { it, expect }: Pick<ContractTools, 'it' | 'expect'>,
  test: (work: (harness: TableStoreHarness) => Promise<void>) => () => Promise<void>,
): void {
  it(
    'replaces the rows of keys and no others, null in a key included',
    test(async ({ store, reader }) => {
      const before = [
        row('a', 'u'),
        row('a', 'u', { count: '1' }),
        row('a', null),
        row('a', 'v'),
        row('b', 'u'),
      ];
      await store.publish([{ table: everyType, rows: before }], at);
      await store.publish(
        [
          {
            table: everyType,
            keys: [
              { key: ['a', 'u'], rows: [row('a', 'u', { count: '2' })] },
              { key: ['a', null], rows: [] },
              { key: ['new', 'u'], rows: [row('new', 'u')] },
              { key: ['never', 'u'], rows: [] },
            ],
          },
        ],
        at,
      );
      const rows = await all(reader, everyType);
      expect(rows.map((one) => [one['course_id'], one['username'], one['count']])).toEqual([
        ['a', 'v', null],
        ['b', 'u', null],
        ['a', 'u', 2],
        ['new', 'u', null],
      ]);
    }),
  );

  it(
    'replaces parts of keys, null among them, and leaves the other rows and their `created` as they are',
    test(async ({ store, reader }) => {
      const day = (date: string | null, count: string, username: Field = 'u') =>
        row('a', username, { count, ...(date !== null && { date }) });
      const before = [day('2024-01-01', '1'), day('2024-01-02', '2'), day('2024-01-02', '3'), day(null, '4')];
      const others = [day('2024-01-02', '5', 'v'), day(null, '6', 'w'), day('2024-01-02', '7', null)];
      await store.publish([{ table: everyType, rows: [...before, ...others] }], at);
      const keys = [
        { key: ['a', 'u', '2024-01-02'], rows: [day('2024-01-02', '20')] },
        { key: ['a', 'u', '2024-01-03'], rows: [day('2024-01-03', '30'), day('2024-01-03', '31')] },
        { key: ['a', 'u', null], rows: [] },
        { key: ['a', null, '2024-01-02'], rows: [day('2024-01-02', '70', null)] },
        { key: ['a', 'w'], rows: [day('2024-01-01', '60', 'w')] },
      ];
      // What is told twice is there once.
      for (let time = 0; time < 2; time += 1) {
        await store.publish([{ table: everyType, keys }], at + 1_000_000);
        const rows = await all(reader, everyType);
        expect(rows.map((one) => [one['username'], one['date'], one['count'], one['created']])).toEqual([
          ['u', '2024-01-01', 1, created],
          ['v', '2024-01-02', 5, created],
          ['u', '2024-01-02', 20, '2024-04-02 03:00:01'],
          ['u', '2024-01-03', 30, '2024-04-02 03:00:01'],
          ['u', '2024-01-03', 31, '2024-04-02 03:00:01'],
          [null, '2024-01-02', 70, '2024-04-02 03:00:01'],
          ['w', '2024-01-01', 60, '2024-04-02 03:00:01'],
        ]);
      }
      const stray = { key: ['a', 'u', '2024-01-02'], rows: [day('2024-01-03', '1')] };
      const wrong = store.publish([{ table: everyType, keys: [stray] }], at);
      await expect(wrong).rejects.toThrow('does not belong to its key');
      for (const key of [['a'], ['a', 'u', null, null]])
        await expect(
          store.publish([{ table: everyType, keys: [{ key, rows: [] }] }], at),
        ).rejects.toMatchObject({
          code: 'bad_input',
        });
      expect(await all(reader, everyType)).toHaveLength(7);
    }),
  );

  it(
    'tells keys apart that differ in case, emoji and spaces at their ends',
    test(async ({ store, reader }) => {
      const names = ['ada', 'Ada', 'ada ', ' ada', 'adá', '😀', '😁', ''];
      await store.publish(
        [{ table: everyType, rows: names.map((name) => row('c', name, { date: '2024-01-01' })) }],
        at,
      );
      for (const [index, name] of names.entries()) {
        const key = index % 2 === 0 ? ['c', name] : ['c', name, '2024-01-01'];
        await store.publish([{ table: everyType, keys: [{ key, rows: [] }] }], at);
        const left = await all(reader, everyType);
        expect(left.map(({ username }) => username)).toEqual(names.slice(index + 1));
      }
    }),
  );
}
