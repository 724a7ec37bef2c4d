import type { SqlRow, SqlValue } from './sql-session.ts';

/** Rows of one statement at most: the driver keeps each length as a prepared statement of its own. */
const mostRows = 32;
/** Characters and bytes of one statement's values, near enough: far below what a server takes as one packet. */
const mostText = 1_000_000;

interface InsertChunk {
  /** `INSERT INTO … VALUES (…), (…)` */
  readonly into: string;
  /** Any column of the table. */
  readonly column: string;
  readonly values: readonly SqlValue[];
}

/** Rows, which all have the columns of the first in its order, as few statements; a row of any size is in one. */
export function insertChunks(table: string, rows: readonly SqlRow[]): readonly InsertChunk[] {
  const columns = Object.keys(rows[0] ?? {});
  const [column = ''] = columns;
  const marks = `(${columns.map(() => '?').join(', ')})`;
  return chunksOf(rows).map((chunk) => ({
    into: `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${chunk.map(() => marks).join(', ')}`,
    column,
    values: chunk.flatMap((row) => columns.map((name) => row[name] ?? null)),
  }));
}

function chunksOf(rows: readonly SqlRow[]): readonly (readonly SqlRow[])[] {
  const chunks: SqlRow[][] = [];
  let text = 0;
  for (const row of rows) {
    const more = textOf(row);
    const chunk = chunks.at(-1);
    if (chunk === undefined || chunk.length === mostRows || text + more > mostText) {
      chunks.push([row]);
      text = more;
    } else {
      chunk.push(row);
      text += more;
    }
  }
  return chunks;
}

function textOf(row: SqlRow): number {
  return Object.values(row).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' || value instanceof Uint8Array ? value.length : 8),
    0,
  );
}
