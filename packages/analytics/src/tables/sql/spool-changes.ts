import { CoreError } from '@coursewright/core/shared';
import { tupleText, type Tuple } from '../../tuples/tuple.ts';
import { fitRow } from '../fit-row.ts';
import type { KeyRows, TableChange } from '../table-store.port.ts';
import type { Table } from '../table.ts';
import { Spool } from './spool.ts';

/** A change whose rows fit, and which can be made again where a transaction has to be repeated. */
export interface SpooledChange {
  readonly table: Table;
  /** Whether all rows that are there go first. */
  readonly whole: boolean;
  /** `k` and the text of a key, or `r` and that of a row; the rows of a key follow it. */
  batches(): AsyncGenerator<readonly string[]>;
}

/** Reads all changes to their ends before the database is asked for anything. Throws `bad_input`. */
export async function spoolChanges(changes: readonly TableChange[]): Promise<{
  readonly changes: readonly SpooledChange[];
  remove(): Promise<void>;
}> {
  const spools: Spool[] = [];
  const remove = async () => {
    for (const spool of spools) await spool.remove();
  };
  try {
    const spooled: SpooledChange[] = [];
    for (const change of changes) {
      const spool = new Spool();
      spools.push(spool);
      if ('rows' in change) await spoolRows(spool, change.table, change.rows);
      else await spoolKeys(spool, change.table, change.keys);
      spooled.push({ table: change.table, whole: 'rows' in change, batches: () => spool.batches() });
    }
    return { changes: spooled, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function spoolRows(
  spool: Spool,
  table: Table,
  rows: Iterable<Tuple> | AsyncIterable<Tuple>,
): Promise<void> {
  const add = (row: Tuple) => spool.add(`r${tupleText(fitRow(table, row))}`);
  // Waiting for each row, as for await does, is half of what a row costs.
  if (Symbol.iterator in rows) {
    for (const row of rows) if (add(row)) await spool.spill();
  } else {
    for await (const row of rows) if (add(row)) await spool.spill();
  }
}

async function spoolKeys(
  spool: Spool,
  table: Table,
  keys: Iterable<KeyRows> | AsyncIterable<KeyRows>,
): Promise<void> {
  const columns = table.key;
  if (columns === undefined) {
    throw new CoreError('bad_input', `${table.name} has no key: it is replaced whole.`);
  }
  const places = columns.map((name) => table.columns.findIndex((column) => column.name === name));
  const keyTable = { ...table, columns: places.flatMap((place) => table.columns[place] ?? []) };
  for await (const { key, rows } of keys) {
    spool.add(`k${tupleText(fitRow(keyTable, key))}`);
    let full = false;
    for (const row of rows) {
      if (places.some((place, index) => row[place] !== key[index])) {
        const given = tupleText(key).slice(0, 200);
        throw new CoreError('bad_input', `${table.name}: a row does not belong to its key ${given}.`);
      }
      full = spool.add(`r${tupleText(fitRow(table, row))}`);
    }
    if (full) await spool.spill();
  }
}
