import type { CoreStores } from '../records/core-stores.ts';
import type { Records } from '../records/records.port.ts';
import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts } from '../testing/store-harness.ts';
import type { RecordsDump, TableRows } from './records-dump.port.ts';

export interface RecordsDumpHarness {
  readonly records: Records<CoreStores>;
  readonly dump: RecordsDump;
  /** An empty database with the tables that these migrations make. */
  openEmpty(migrations: readonly string[]): Promise<RecordsDump>;
  close(): Promise<void>;
}

/** What every dump of records keeps to. */
export function recordsDumpContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<RecordsDumpHarness>,
): void {
  const using = (work: (harness: RecordsDumpHarness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };
  const allRows = async (dump: RecordsDump) => {
    const all: TableRows[] = [];
    await dump.dump(async (rows) => void all.push(rows));
    return all.flatMap(({ table, rows }) => rows.map((row) => JSON.stringify([table, row])));
  };
  const key = (target: string) => ({ userId: 1, scope: 'user_state' as const, target });
  const putStates = (records: Records<CoreStores>, targets: readonly string[]) =>
    records.transaction(async (tx) => {
      for (const target of targets) await tx.states.putState(key(target), 0, { text: target }, 7);
    });

  describe(`records dump: ${name}`, () => {
    it(
      'brings every row into another database, hostile text and more rows than a page included',
      using(async ({ records, dump, openEmpty }) => {
        await putStates(records, hostileTexts);
        await putStates(
          records,
          Array.from({ length: 450 }, (_, index) => `block ${index}`),
        );
        const target = await openEmpty(await dump.migrations());
        expect(await target.isEmpty()).toBe(true);
        await dump.dump((rows) => target.load(rows));
        expect(await target.isEmpty()).toBe(false);
        const rows = await allRows(dump);
        expect(rows.length).toBe(2 * (hostileTexts.length + 450));
        expect(await allRows(target)).toEqual(rows);
      }),
    );

    it(
      'is of one moment, whatever is written meanwhile',
      using(async ({ records, dump }) => {
        await putStates(records, ['before']);
        const targets: string[] = [];
        await dump.dump(async ({ table, rows }) => {
          if (targets.length === 0) await putStates(records, ['meanwhile']);
          targets.push(`${table} ${rows.length}`);
        });
        expect(targets).toEqual(['block_state_history 1', 'block_states 1']);
      }),
    );

    it(
      'gives auto-increment ids behind the loaded ones',
      using(async ({ records, dump, openEmpty }) => {
        await putStates(records, ['one', 'two']);
        const target = await openEmpty(await dump.migrations());
        await dump.dump((rows) => target.load(rows));
        const row = { user_id: 1, scope: 'user_state', target: { utf8: 'three' }, value: '{}', at: 9 };
        await target.load({ table: 'block_state_history', rows: [row] });
        const ids: number[] = [];
        await target.dump(async ({ table, rows }) => {
          if (table === 'block_state_history') ids.push(...rows.map(({ id }) => Number(id)));
        });
        const [first = 0] = ids;
        expect(ids).toEqual([first, first + 1, first + 2]);
      }),
    );

    it(
      'keeps where the event log ends',
      using(async ({ dump }) => {
        const ignore = async () => undefined;
        expect(await dump.dump(ignore)).toBe(undefined);
        await dump.setLogEnd({ file: 'tracking.log-20260101-12', offset: 77 });
        expect(await dump.dump(ignore)).toEqual({ file: 'tracking.log-20260101-12', offset: 77 });
        await dump.setLogEnd(undefined);
        expect(await dump.dump(ignore)).toBe(undefined);
      }),
    );

    it(
      'notes which restore has been begun and how far it is, and takes out what it has loaded',
      using(async ({ records, dump }) => {
        expect(await dump.restoring()).toBe(undefined);
        for (const recordsLoaded of [false, true]) {
          const mark = { backup: 'f'.repeat(64), recordsLoaded };
          await dump.markRestore(mark);
          expect(await dump.restoring()).toEqual(mark);
        }
        await putStates(records, ['one', 'two']);
        await dump.clear();
        expect(await dump.isEmpty()).toBe(true);
        expect(await dump.restoring()).not.toBe(undefined);
        await dump.markRestore(undefined);
        expect(await dump.restoring()).toBe(undefined);
      }),
    );

    it(
      'loads nothing into a table or column that is not there, and all rows or none',
      using(async ({ dump }) => {
        const good = {
          user_id: 1,
          usage_key: { utf8: 'a' },
          course_key: { utf8: 'b' },
          value: 1,
          changed: 1,
        };
        for (const [table, row] of [
          ['block_completions; DROP TABLE jobs', good],
          ['block_completions', { ...good, 'x) --': 1 }],
          ['jobs', {}],
        ] as const) {
          await expect(dump.load({ table, rows: [row] })).rejects.toMatchObject({ code: 'bad_input' });
        }
        await expect(dump.load({ table: 'block_completions', rows: [good, good] })).rejects.toMatchObject({
          code: 'conflict',
        });
        expect(await dump.isEmpty()).toBe(true);
      }),
    );

    it(
      'makes no tables for migrations that it does not know',
      using(async ({ dump, openEmpty }) => {
        const later = [...(await dump.migrations()), 'core/9999-later'];
        await expect(openEmpty(later)).rejects.toMatchObject({ code: 'backup_too_new' });
      }),
    );
  });
}
