import { z } from 'zod';
import type { Page, PageRequest } from '../../shared/page.ts';
import { bytes, text, type SqlRow, type SqlSession, type SqlValue } from './sql-session.ts';

interface Order {
  /** What is selected, and from where: `SELECT * FROM course_grades`. */
  readonly select: string;
  /** The two columns of the primary key, the first of few or many rows. */
  readonly columns: readonly [string, string];
  /** A column between them that has one value, and which. */
  readonly only?: readonly [string, SqlValue];
}

const cursor = z.tuple([z.union([z.string(), z.number()]), z.union([z.string(), z.number()])]);

/**
 * One page of a whole table in the order of its primary key, whatever is inserted meanwhile: what is left of the first
 * column's value, then the values behind it, each by the key's index.
 */
export async function pageBehind(
  session: SqlSession,
  { select, columns: [first, second], only }: Order,
  { limit, after }: PageRequest,
): Promise<Page<SqlRow>> {
  const between = only === undefined ? [] : [only[0]];
  const fixed = only === undefined ? [] : [only[1]];
  const wanted = limit + 1;
  const rows: SqlRow[] = [];
  const read = async (conditions: readonly string[], values: readonly SqlValue[]) => {
    const all = [...conditions, ...between.map((column) => `${column} = ?`)];
    const where = all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
    const order = [first, ...between, second].join(', ');
    const sql = `${select} ${where} ORDER BY ${order} LIMIT ?`;
    rows.push(...(await session.all(sql, [...values, ...fixed, wanted - rows.length])));
  };
  if (after === undefined) {
    await read([], []);
  } else {
    const [at, behind] = cursor.parse(JSON.parse(after));
    await read([`${first} = ?`, `${second} > ?`], [value(at), value(behind)]);
    if (rows.length < wanted) await read([`${first} > ?`], [value(at)]);
  }
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, ...(last && { next: JSON.stringify([plain(last[first]), plain(last[second])]) }) };
}

/** Reads every page's items as something else. */
export function mapPage<T>({ items, next }: Page<SqlRow>, of: (row: SqlRow) => T): Page<T> {
  return { items: items.map(of), ...(next !== undefined && { next }) };
}

function plain(field: SqlValue | undefined): string | number {
  return typeof field === 'number' ? field : text(field);
}

function value(part: string | number): SqlValue {
  return typeof part === 'number' ? part : bytes(part);
}
