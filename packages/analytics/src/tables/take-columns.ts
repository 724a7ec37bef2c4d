import type { Field, Tuple } from '../tuples/tuple.ts';
import type { Table } from './table.ts';

/** Takes the named columns out of a row of the table, in the order asked for. */
export function takeColumns(table: Table, names: readonly string[]): (row: Tuple) => Field[] {
  const places = names.map((name) => {
    const place = table.columns.findIndex((column) => column.name === name);
    if (place === -1) throw new Error(`${table.name} has no column ${name}`);
    return place;
  });
  return (row) => places.map((place) => row[place] ?? null);
}
