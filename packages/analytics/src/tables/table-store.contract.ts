import { hostileTexts, type ContractTools } from '@coursewright/core/testing';
import type { Condition, RowOrder, RowQuery, TableReader } from '../api/table-reader.port.ts';
import { tupleText, type Tuple } from '../tuples/tuple.ts';
import type { TakeText, TextRows } from './table-store.port.ts';
import {
  all,
  at,
  created,
  everyType,
  row,
  totals,
  type TableStoreHarness,
} from './testing/contract-tables.ts';
import { keyPromises } from './testing/key-promises.ts';

const counts = async (reader: TableReader): Promise<readonly unknown[]> =>
  (await all(reader, totals)).map(({ count }) => count);

function* manyTotals(course: string, howMany: number): Generator<Tuple> {
  for (let index = 0; index < howMany; index += 1) yield [`${course}${index}`, String(index)];
}

/** What every store of published tables keeps. */
export function tableStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<TableStoreHarness>,
): void {
  const test = (work: (harness: TableStoreHarness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };

  describe(`table store: ${name}`, () => {
    it(
      'gives rows of every type back, to another process too, with the second of their publication',
      test(async ({ store, reopen }) => {
        const full = {
          entity_id: '123456789',
          answer: '[a|b]',
          count: '9007199254740991',
          grade: '0.1',
          correct: '1',
          date: '2024-02-29',
          interval_end: '2024-03-04 00:00:00',
        };
        await store.publish(
          [{ table: everyType, rows: [row('c', 'u', full), row('c', null)] }],
          at + 999_999,
        );
        const empty = Object.fromEntries(everyType.columns.map((column) => [column.name, null]));
        expect(await all((await reopen()).reader, everyType)).toEqual([
          {
            ...full,
            course_id: 'c',
            username: 'u',
            entity_id: '12345678',
            count: 9007199254740991,
            grade: 0.1,
            correct: 1,
            created,
          },
          { ...empty, course_id: 'c', created },
        ]);
      }),
    );

    it(
      'keeps hostile texts as they are and apart',
      test(async ({ store, reader }) => {
        const texts = [...hostileTexts, '', '\\N', 'tab\t\\ line\nend\r', 'x'.repeat(255)];
        const answers = [...texts, '😀'.repeat(262_144)];
        await store.publish(
          [
            {
              table: everyType,
              rows: answers.map((answer, index) => row('c', texts[index] ?? 'long', { answer })),
            },
          ],
          at,
        );
        const rows = await all(reader, everyType);
        expect(rows.map(({ answer }) => answer)).toEqual(answers);
        for (const [index, text] of texts.entries()) {
          const found = await reader.read((view) =>
            view.rows(everyType, { where: [{ column: 'username', is: text }], columns: ['answer'] }),
          );
          expect(found).toEqual([{ answer: answers[index] }]);
          await store.publish([{ table: everyType, keys: [{ key: ['c', text], rows: [] }] }], at);
        }
        expect(await all(reader, everyType)).toHaveLength(1);
      }),
    );

    it(
      'takes the texts of rows for the rows',
      test(async ({ store, reader }) => {
        const texts = [...hostileTexts, '', '\\N', 'tab\t\\ line\nend\r', 'y'.repeat(5000)];
        const rows = texts.flatMap((answer, index) => [
          row('c', `u${index}`, { answer, count: String(index), grade: '0.1', date: '2024-02-29' }),
          row('c', `u${index}`, { answer, count: '-1' }),
          row('c', null),
        ]);
        const textsOf = (some: readonly Tuple[]): TextRows => ({
          [Symbol.iterator]: () => some.values(),
          *texts(take) {
            for (const one of some) {
              const bytes = Buffer.from(tupleText(one));
              take(bytes, 0, bytes.length);
              yield;
            }
          },
        });
        await store.publish([{ table: everyType, rows }], at);
        const given = await all(reader, everyType);
        await store.publish([{ table: everyType, rows: [] }], at);
        await store.publish([{ table: everyType, rows: textsOf(rows) }], at);
        expect(await all(reader, everyType)).toEqual(given);
        expect(given).toHaveLength(rows.length);
        function* short(take: TakeText): Generator<undefined> {
          take(Buffer.from('c'), 0, 1);
          yield;
        }
        const wrong = { [Symbol.iterator]: () => rows.values(), texts: short };
        await expect(store.publish([{ table: everyType, rows: wrong }], at)).rejects.toMatchObject({
          code: 'bad_input',
        });
        expect(await all(reader, everyType)).toEqual(given);
        const ofKey = (some: readonly Tuple[]) => [
          { table: everyType, keys: [{ key: ['c', 'u1'], rows: textsOf(some) }] },
        ];
        await expect(store.publish(ofKey(rows.slice(0, 1)), at)).rejects.toThrow(
          'does not belong to its key',
        );
        await store.publish(ofKey(rows.slice(3, 5)), at);
        expect(await all(reader, everyType)).toEqual([
          ...given.slice(0, 3),
          ...given.slice(5),
          ...given.slice(3, 5),
        ]);
      }),
    );

    keyPromises({ it, expect }, test);

    it(
      'replaces a table whole, with nothing too, and says when',
      test(async ({ store, reader, reopen }) => {
        expect(await store.updates()).toEqual(new Map());
        await store.publish([{ table: totals, rows: manyTotals('c', 3000) }], at);
        expect(await counts(reader)).toEqual(Array.from({ length: 3000 }, (_, index) => index));
        await store.publish([{ table: totals, rows: [['d', '7']] }], at + 2_000_000);
        expect(await counts(reader)).toEqual([7]);
        await store.publish([{ table: totals, rows: [] }], at + 3_000_000);
        expect(await counts(reader)).toEqual([]);
        expect(await (await reopen()).store.updates()).toEqual(new Map([['totals', at + 3_000_000]]));
      }),
    );

    it(
      'changes nothing when a row of any table does not fit, and says which',
      test(async ({ store, reader }) => {
        await store.publish([{ table: totals, rows: [['c', '1']] }], at);
        const good = { table: totals, rows: [['c', '2']] };
        const bad = { table: everyType, rows: [row('c', 'u'), row('c', 'u', { date: 'yesterday' })] };
        await expect(store.publish([good, bad], at)).rejects.toMatchObject({
          code: 'bad_input',
          detail: expect.stringContaining(
            'every_type.date takes a date YYYY-MM-DD or null, and not "yesterday"',
          ),
        });
        const long = row('c', 'u'.repeat(256));
        await expect(store.publish([good, { table: everyType, rows: [long] }], at)).rejects.toMatchObject({
          detail: expect.stringContaining('at most 255 characters'),
        });
        const stray = { table: everyType, keys: [{ key: ['a', 'u'], rows: [row('b', 'u')] }] };
        await expect(store.publish([good, stray], at)).rejects.toThrow('does not belong to its key');
        await expect(store.publish([good, { table: totals, keys: [] }], at)).rejects.toThrow('has no key');
        expect(await counts(reader)).toEqual([1]);
        expect(await all(reader, everyType)).toEqual([]);
      }),
    );

    it(
      'changes nothing when the rows cannot be read to their end',
      test(async ({ store, reader }) => {
        await store.publish([{ table: totals, rows: [['c', '1']] }], at);
        async function* broken(): AsyncGenerator<Tuple> {
          yield* manyTotals('d', 2000);
          throw new Error('the log ended');
        }
        function* brokenAtHand(): Generator<Tuple> {
          yield* manyTotals('d', 2000);
          throw new Error('the log ended');
        }
        for (const rows of [broken(), brokenAtHand()])
          await expect(store.publish([{ table: totals, rows }], at)).rejects.toThrow('the log ended');
        expect(await counts(reader)).toEqual([1]);
      }),
    );

    it(
      'shows readers all tables as they were or as they are, whatever they ask for meanwhile',
      test(async ({ store, reader, reopen }) => {
        const state = (number: number) => [
          {
            table: totals,
            rows: Array.from({ length: 1500 }, (_, index): Tuple => [`c${index}`, String(number)]),
          },
          {
            table: everyType,
            rows: Array.from({ length: 300 }, (_, index) => row(`c${index}`, 'u', { count: String(number) })),
          },
        ];
        await store.publish(state(0), at);
        const other = (await reopen()).reader;
        const done = new AbortController();
        const seen = new Set<string>();
        const look = async (one: TableReader) => {
          while (!done.signal.aborted) {
            const pair = await one.read(async (view) => {
              const groups = { where: [], by: ['count'], count: 'rows' };
              return [await view.groups(totals, groups), await view.groups(everyType, groups)];
            });
            seen.add(JSON.stringify(pair));
            // A turn for those who write: readers of SQLite answer at once.
            await new Promise((resolve) => setImmediate(resolve));
          }
        };
        const readers = [look(reader), look(other), look(other)];
        for (const number of [1, 2, 3]) await store.publish(state(number), at);
        done.abort();
        await Promise.all(readers);
        const whole = [0, 1, 2, 3].map((count) =>
          JSON.stringify([[{ count, rows: 1500 }], [{ count, rows: 300 }]]),
        );
        expect([...seen].filter((one) => !whole.includes(one))).toEqual([]);
        expect(seen.size).toBeGreaterThan(1);
      }),
    );

    it(
      'makes publishers wait for each other, and neither leaves half of the other behind',
      test(async ({ store, reopen, reader }) => {
        const other = (await reopen()).store;
        const state = (number: string) => [
          { table: totals, rows: Array.from({ length: 1000 }, (): Tuple => [number, number]) },
          { table: everyType, rows: [row(number, 'u', { count: number })] },
        ];
        await Promise.all(
          [store, other, store, other].map((one, index) => one.publish(state(String(index)), at)),
        );
        const [last] = await all(reader, everyType);
        expect(await all(reader, everyType)).toHaveLength(1);
        expect(new Set(await counts(reader))).toEqual(new Set([last?.['count']]));
        expect(await counts(reader)).toHaveLength(1000);
      }),
    );

    it(
      'takes more rows than it keeps in memory, and than a server takes at once',
      test(async ({ store, reader }) => {
        function* rows(howMany: number, length: number): Generator<Tuple> {
          const long = 'y'.repeat(length);
          for (let index = 0; index < howMany; index += 1)
            yield row('c', `u${index}`, { count: String(index), answer: `${index}\n${long}` });
        }
        const sum = async () => {
          const query = { where: [], by: [], sums: { sum: { column: 'count' } }, count: 'rows' };
          return (await reader.read((view) => view.groups(everyType, query)))[0];
        };
        await store.publish([{ table: everyType, rows: rows(2000, 5000) }], at);
        expect(await sum()).toEqual({ sum: 1_999_000, rows: 2000 });
        const told = {
          [Symbol.iterator]: () => rows(40, 600_000),
          *texts(take: TakeText) {
            for (const one of rows(40, 600_000)) {
              const bytes = Buffer.from(tupleText(one));
              take(bytes, 0, bytes.length);
            }
            yield;
          },
        };
        await store.publish([{ table: everyType, rows: told }], at);
        expect(await sum()).toEqual({ sum: 780, rows: 40 });
      }),
    );

    it(
      'finds rows by equality, lists, ranges, text and items, in order and by page',
      test(async ({ store, reader }) => {
        const users = [
          row('c', 'ana', { answer: 'disengaging,inactive', count: '3', grade: '1.5', date: '2024-01-01' }),
          row('c', 'Ben_1', { answer: 'inactive', count: '1', date: '2024-01-02' }),
          row('c', 'ben%', { answer: '', count: '2', grade: '0.5', date: '2024-01-03' }),
          row('d', 'ana', { count: '5', date: '2024-01-04' }),
        ];
        await store.publish([{ table: everyType, rows: users }], at);
        const names = async (where: readonly Condition[], more: Partial<RowQuery> = {}) => {
          const query = { where, columns: ['username'], ...more };
          const rows = await reader.read((view) => view.rows(everyType, query));
          return rows.map(({ username }) => username);
        };
        const inCourse = { column: 'course_id', is: 'c' };
        expect(await names([inCourse, { column: 'username', in: ['ana', 'ben%', 'x'] }])).toEqual([
          'ana',
          'ben%',
        ]);
        expect(await names([{ column: 'username', in: [] }])).toEqual([]);
        expect(await names([{ column: 'date', from: '2024-01-02', before: '2024-01-04' }])).toEqual([
          'Ben_1',
          'ben%',
        ]);
        expect(await names([{ columns: ['username', 'answer'], contains: 'N_' }])).toEqual(['Ben_1']);
        expect(await names([{ columns: ['username'], contains: 'BEN%' }])).toEqual(['ben%']);
        expect(await names([inCourse, { column: 'answer', hasItem: ['inactive'] }])).toEqual([
          'ana',
          'Ben_1',
        ]);
        expect(await names([inCourse, { column: 'answer', hasItem: ['active', 'disengaging'] }])).toEqual([
          'ana',
        ]);
        expect(await names([inCourse, { column: 'answer', hasItem: ['inactive'], not: true }])).toEqual([
          'ben%',
        ]);
        expect(await names([inCourse], { order: [{ column: 'username' }] })).toEqual([
          'Ben_1',
          'ana',
          'ben%',
        ]);
        const byGrade: RowOrder = { column: 'grade', nulls: 'last' };
        expect(await names([inCourse], { order: [byGrade] })).toEqual(['ben%', 'ana', 'Ben_1']);
        const down: RowOrder = { column: 'grade', descending: true, nulls: 'first' };
        expect(await names([inCourse], { order: [down] })).toEqual(['Ben_1', 'ana', 'ben%']);
        expect(await names([], { order: [{ column: 'count' }], limit: 2, offset: 1 })).toEqual([
          'ben%',
          'ana',
        ]);
        await reader.read(async (view) => {
          expect(await view.count(everyType, [inCourse])).toBe(3);
          expect(await view.greatest(everyType, 'date', [inCourse])).toBe('2024-01-03');
          expect(
            await view.greatest(everyType, 'date', [{ column: 'course_id', is: 'none' }]),
          ).toBeUndefined();
          expect(
            await view.groups(everyType, {
              where: [],
              by: ['course_id'],
              sums: { sum: { column: 'count' }, of1: { column: 'count', where: { column: 'count', is: 1 } } },
              greatest: { last: 'date', created: 'created' },
              distinct: { learners: 'username' },
            }),
          ).toEqual([
            { course_id: 'c', sum: 6, of1: 1, last: '2024-01-03', created, learners: 3 },
            { course_id: 'd', sum: 5, of1: 0, last: '2024-01-04', created, learners: 1 },
          ]);
        });
      }),
    );
  });
}
