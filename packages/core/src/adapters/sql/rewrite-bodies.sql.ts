import { mapTexts } from '../../shared/map-texts.ts';
import { parseJsonObject } from '../../shared/json.ts';
import { text, type SqlSession } from './sql-session.ts';

interface Bodies {
  readonly table: string;
  /** Columns that name a row. */
  readonly key: readonly string[];
  /** Columns that hold JSON objects, or nothing. */
  readonly bodies: readonly string[];
}

/** Makes every text in the JSON of a learner's rows another. Gives how many rows have changed. */
export async function rewriteBodies(
  session: SqlSession,
  { table, key, bodies }: Bodies,
  userId: number,
  other: (text: string) => string,
): Promise<number> {
  const rows = await session.all(`SELECT ${[...key, ...bodies].join(', ')} FROM ${table} WHERE user_id = ?`, [
    userId,
  ]);
  let count = 0;
  for (const row of rows) {
    const changed = bodies.flatMap((column): [string, string][] => {
      const before = row[column] ?? null;
      if (before === null) return [];
      const was = parseJsonObject(text(before));
      const is = JSON.stringify(mapTexts(was, other));
      return is === JSON.stringify(was) ? [] : [[column, is]];
    });
    if (changed.length === 0) continue;
    count += 1;
    await session.run(
      `UPDATE ${table} SET ${changed.map(([column]) => `${column} = ?`).join(', ')}
       WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`,
      [...changed.map(([, body]) => body), ...key.map((column) => row[column] ?? null)],
    );
  }
  return count;
}
