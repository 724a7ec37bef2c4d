import { anyOf, type SqlSession, type SqlValue } from '@coursewright/core/sql';
import type { Value } from '../row-fitter.ts';
import type { Table } from '../table.ts';
import { isTextColumn } from './conditions-sql.ts';

/** Removes the rows of keys: of the table's key each, or of that and its parts. */
export async function removeKeys(
  session: SqlSession,
  table: Table,
  keys: readonly (readonly Value[])[],
): Promise<void> {
  for (const same of Map.groupBy(keys, ({ length }) => length).values()) {
    const columns = [...(table.key ?? []), ...(table.parts ?? [])].slice(0, same[0]?.length);
    if (session.dialect === 'mysql') await removeOnServer(session, table, columns, same);
    else await removeInFile(session, table, columns, same);
  }
}

/** One by one: that costs no more than one statement of many conditions, and is prepared once. */
async function removeInFile(
  session: SqlSession,
  { name }: Table,
  columns: readonly string[],
  keys: readonly (readonly Value[])[],
) {
  const sql = `DELETE FROM ${name} WHERE ${columns.map((column) => `\`${column}\` IS ?`).join(' AND ')}`;
  for (const key of keys) await session.run(sql, key);
}

/** At once, for the way is long. A comparison of texts passes over spaces at their ends: the bytes are compared too. */
async function removeOnServer(
  session: SqlSession,
  table: Table,
  columns: readonly string[],
  keys: readonly (readonly Value[])[],
) {
  const isText = columns.map((name) => isTextColumn(table, name));
  const conditions = columns.map((column, index) =>
    isText[index] === true
      ? `\`${column}\` <=> ? AND CAST(\`${column}\` AS BINARY) <=> CAST(? AS BINARY)`
      : `\`${column}\` <=> ?`,
  );
  const values = keys.map((key) =>
    key.flatMap((field, index): SqlValue[] => (isText[index] === true ? [field, field] : [field])),
  );
  const any = anyOf(`(${conditions.join(' AND ')})`, values);
  await session.run(`DELETE FROM ${table.name} WHERE ${any.marks}`, any.values);
}
