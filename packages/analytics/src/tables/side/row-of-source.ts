import { CoreError } from '@coursewright/core/shared';
import type { Field, Tuple } from '../../tuples/tuple.ts';
import type { Column } from '../table.ts';
import { sideValue } from './side-value.ts';
import type { SideTable } from './side-table.ts';

/** Where a row stands: a file's name, and a line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The row with the fields of `table.columns` of what a source has at each of its own columns. */
export type RowOfSource = (fields: readonly Field[], place: Place) => Tuple;

/** Reads rows whose columns are `names`. Throws `bad_input` where a required column is not among them. */
export function rowOfSource(table: SideTable, names: readonly string[], place: Place): RowOfSource {
  const columns = table.columns.map((column) => ({ column, index: indexOf(table, column, names) }));
  const missing = columns.find(({ column, index }) => index === -1 && column.required === true);
  if (missing !== undefined)
    throw sideFault(table, place, `there is no column ${missing.column.name} among ${names.join(', ')}`);
  return (fields, here) => {
    if (fields.length !== names.length)
      throw sideFault(table, here, `a row has ${fields.length} values for ${names.length} columns`);
    return columns.map(({ column, index }) => {
      const value = sideValue(column, fields[index] ?? null);
      if (value !== undefined) return value;
      throw sideFault(table, here, `${column.name} is no ${column.type}: ${fields[index]?.slice(0, 50)}`);
    });
  };
}

/** The names of the columns of a row without names. Throws `bad_input` for a number of fields that no known order has. */
export function orderOfSource(table: SideTable, fields: number, place: Place): readonly string[] {
  const order = table.orders.find(({ length }) => length === fields);
  if (order !== undefined) return order;
  const known = table.orders.map(({ length }) => length).join(' or ');
  throw sideFault(
    table,
    place,
    `a row of ${fields} values without names, where ${known || 'none'} are known`,
  );
}

/** `bad_input` with the place, as an editor's go-to-line has it. */
export function sideFault(table: SideTable, { file, line }: Place, what: string): CoreError {
  return new CoreError('bad_input', `${file}:${line}: ${what} (table ${table.name}).`, {
    data: { file, line, table: table.name },
  });
}

/** All names that a source may have for a column, the table's own first. */
export function namesOfColumn(table: SideTable, { name }: Column): readonly string[] {
  return [name, ...(table.alsoCalled?.[name] ?? [])];
}

function indexOf(table: SideTable, column: Column, names: readonly string[]): number {
  const name = namesOfColumn(table, column).find((called) => names.includes(called));
  return name === undefined ? -1 : names.indexOf(name);
}
