import type { Field, Table, Tuple } from '@coursewright/analytics';

/** A row by the names of its columns; those that are not named are null. */
export type SideRow = Readonly<Record<string, Field>>;

export function tupleOf(table: Table, row: SideRow): Tuple {
  return table.columns.map(({ name }) => row[name] ?? null);
}
