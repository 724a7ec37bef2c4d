import { CoreError } from '@coursewright/core/shared';
import type { Tuple } from '../../tuples/tuple.ts';
import { rowFitter, type Value } from '../row-fitter.ts';
import type { KeyRows, TableChange, TextRows } from '../table-store.port.ts';
import type { Table } from '../table.ts';
import { textRowFitter } from '../text-row-fitter.ts';

/** Takes what a change says. */
export interface ChangeTaker {
  /** What is there of the key goes before the rows that are added from now on. True when it is time to `flush`. */
  removeKey(key: readonly Value[]): boolean;
  /** Keeps the row's values, not the list. True when it is time to `flush`. */
  add(row: readonly Value[]): boolean;
  /** Writes what is many enough. */
  flush(): Promise<void>;
}

/** Can a change be read without waiting for anything? */
export function isAtHand(change: TableChange): boolean {
  return Symbol.iterator in ('rows' in change ? change.rows : change.keys);
}

/** Hands over a change whose rows fit, to its end. Throws `bad_input` for one that does not. */
export async function feedChange(change: TableChange, taker: ChangeTaker): Promise<void> {
  if ('rows' in change) await feedRows(change.table, change.rows, taker);
  else await feedKeys(change.table, change.keys, taker);
}

async function feedRows(
  table: Table,
  rows: Iterable<Tuple> | AsyncIterable<Tuple> | TextRows,
  taker: ChangeTaker,
): Promise<void> {
  if ('texts' in rows) {
    await feedTexts(rows, textRowFitter(table), {
      add: (row) => taker.add(row),
      flush: () => taker.flush(),
    });
    return;
  }
  const fit = rowFitter(table);
  // Waiting for each row, as for await does, is half of what a row costs.
  if (Symbol.iterator in rows) {
    for (const row of rows) if (taker.add(fit(row))) await taker.flush();
  } else {
    for await (const row of rows) if (taker.add(fit(row))) await taker.flush();
  }
}

type FitText = ReturnType<typeof textRowFitter>;

async function feedTexts(rows: TextRows, fit: FitText, { add, flush }: Pick<ChangeTaker, 'add' | 'flush'>) {
  let isFull = false;
  const some = rows.texts((bytes, start, end) => {
    isFull = add(fit(bytes, start, end)) || isFull;
  });
  for (const _ of some) {
    if (isFull) await flush();
    isFull = false;
  }
}

async function feedKeys(
  table: Table,
  keys: Iterable<KeyRows> | AsyncIterable<KeyRows>,
  taker: ChangeTaker,
): Promise<void> {
  if (table.key === undefined) {
    throw new CoreError('bad_input', `${table.name} has no key: it is replaced whole.`);
  }
  const whole = keyFeeder(table, table.key);
  const part = keyFeeder(table, [...table.key, ...(table.parts ?? [])]);
  const fit = rowFitter(table);
  const fitText = textRowFitter(table);
  const flush = () => taker.flush();
  const feed = async ({ key: given, rows }: KeyRows) => {
    const { fitKey, check } = given.length === whole.length ? whole : part;
    const key = fitKey(given);
    if (taker.removeKey(key)) await flush();
    const add = (row: readonly Value[]) => {
      check(key, row);
      return taker.add(row);
    };
    if ('texts' in rows) await feedTexts(rows, fitText, { add, flush });
    else for (const row of rows) if (add(fit(row))) await flush();
  };
  if (Symbol.iterator in keys) for (const one of keys) await feed(one);
  else for await (const one of keys) await feed(one);
}

/** For keys of these columns. */
function keyFeeder(table: Table, columns: readonly string[]) {
  const places = columns.map((name) => table.columns.findIndex((column) => column.name === name));
  return {
    length: columns.length,
    fitKey: rowFitter({ ...table, columns: places.flatMap((place) => table.columns[place] ?? []) }),
    check: (key: readonly Value[], row: readonly Value[]) => {
      if (places.every((place, index) => row[place] === key[index])) return;
      const given = JSON.stringify(key).slice(0, 200);
      throw new CoreError('bad_input', `${table.name}: a row does not belong to its key ${given}.`);
    },
  };
}
