import { insertChunks } from '../insert-chunks.ts';
import type { SqlRow, SqlValue } from '../sql-session.ts';

export function upsertOf(table: string, row: SqlRow, key: readonly string[]): string {
  const others = Object.keys(row).filter((column) => !key.includes(column));
  const changed = others.length === 0 ? key.slice(0, 1) : others;
  const changes = changed.map((column) => `${column} = VALUES(${column})`).join(', ');
  return `${insertOf(table, row)} ON DUPLICATE KEY UPDATE ${changes}`;
}

/** What `SqlSession.later` was given, as statements with their values. */
export function laterStatements(table: string, rows: readonly SqlRow[], key: readonly string[] | undefined) {
  if (key === undefined) return insertChunks(table, rows).map(({ into, values }) => ({ sql: into, values }));
  return rows.map((row) => ({ sql: upsertOf(table, row, key), values: Object.values(row) }));
}

export function insertOf(table: string, row: SqlRow): string {
  const columns = Object.keys(row);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

/** As the driver writes it into a statement: text escaped, bytes in hex, numbers as they are. */
export function asDriverValue(value: SqlValue): string | number | Buffer | null {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`${value} is stored nowhere.`);
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.length) : value;
}
