import { publishedTables } from '@coursewright/analytics';
import type { openTables } from '../compose/analytics-tables.ts';

/** Rows by table. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;

/** Publishes these rows in place of those of their tables. `created`: when, in microseconds. */
export async function publishRows(
  { store }: Pick<Awaited<ReturnType<typeof openTables>>, 'store'>,
  rows: Rows,
  created: number,
): Promise<void> {
  const fieldOf = (value: string | number | null | undefined) =>
    value === null || value === undefined ? null : String(value);
  await store.publish(
    Object.entries(rows).map(([name, some]) => {
      const table = publishedTables.find((one) => one.name === name);
      if (table === undefined) throw new Error(`There is no table ${name}.`);
      return { table, rows: some.map((row) => table.columns.map((column) => fieldOf(row[column.name]))) };
    }),
    created,
  );
}
