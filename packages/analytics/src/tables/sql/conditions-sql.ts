import { inList, type SqlValue } from '@coursewright/core/sql';
import type { Condition } from '../../api/table-reader.port.ts';
import type { Table } from '../table.ts';

export type Dialect = 'sqlite' | 'mysql';

export interface SqlPart {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** ` WHERE …`, or nothing where there is no condition. */
export function conditionsSql(table: Table, where: readonly Condition[], dialect: Dialect): SqlPart {
  const parts = where
    .map((condition) => conditionSql(table, condition, dialect))
    .filter(({ sql }) => sql !== '');
  if (parts.length === 0) return { sql: '', values: [] };
  return {
    sql: ` WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`,
    values: parts.flatMap(({ values }) => values),
  };
}

function conditionSql(table: Table, condition: Condition, dialect: Dialect): SqlPart {
  if ('contains' in condition) return containsSql(condition, dialect);
  const column = `\`${condition.column}\``;
  if ('hasItem' in condition) return itemSql(column, condition);
  if ('is' in condition) return equalSql(table, condition.column, condition.is, dialect);
  if ('in' in condition) {
    const { marks, values } = inList(condition.in);
    return { sql: `${column} IN (${marks})`, values };
  }
  const bounds: SqlPart[] = [
    ...(condition.from === undefined ? [] : [{ sql: `${column} >= ?`, values: [condition.from] }]),
    ...(condition.before === undefined ? [] : [{ sql: `${column} < ?`, values: [condition.before] }]),
  ];
  return { sql: bounds.map(({ sql }) => sql).join(' AND '), values: bounds.flatMap(({ values }) => values) };
}

/** On MySQL a comparison of texts passes over spaces at their ends: the bytes are compared too. */
function equalSql(table: Table, name: string, value: string | number | null, dialect: Dialect): SqlPart {
  const column = `\`${name}\``;
  if (value === null) return { sql: `${column} IS NULL`, values: [] };
  if (dialect === 'sqlite' || !isTextColumn(table, name)) return { sql: `${column} = ?`, values: [value] };
  return {
    sql: `${column} = ? AND CAST(${column} AS BINARY) = CAST(? AS BINARY)`,
    values: [value, value],
  };
}

export function isTextColumn({ columns }: Table, name: string): boolean {
  const type = columns.find((one) => one.name === name)?.type;
  return type === 'string' || type === 'text';
}

function containsSql(
  { columns, contains }: Extract<Condition, { contains: string }>,
  dialect: Dialect,
): SqlPart {
  // SQLite knows the letters of ASCII only.
  const folded =
    dialect === 'sqlite'
      ? contains.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
      : contains.toLowerCase();
  const pattern = `%${folded.replaceAll(/[!%_]/g, '!$&')}%`;
  return {
    sql: `(${columns.map((column) => `LOWER(\`${column}\`) LIKE ? ESCAPE '!'`).join(' OR ')})`,
    values: columns.map(() => pattern),
  };
}

function itemSql(
  column: string,
  { hasItem, not }: Extract<Condition, { hasItem: readonly string[] }>,
): SqlPart {
  const one = `(',' || ${column} || ',') LIKE ? ESCAPE '!'`;
  const any = `(${hasItem.map(() => one).join(' OR ')})`;
  return {
    sql: not === true ? `NOT ${any}` : any,
    values: hasItem.map((item) => `%,${item.replaceAll(/[!%_]/g, '!$&')},%`),
  };
}
