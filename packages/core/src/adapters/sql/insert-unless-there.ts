import { CoreError } from '../../shared/core-error.ts';
import type { SqlRow, SqlSession } from './sql-session.ts';

/** Inserts one row; false, and nothing done, where a row with one of its keys is there. */
export async function insertUnlessThere(session: SqlSession, table: string, row: SqlRow): Promise<boolean> {
  try {
    await session.insert(table, row);
    return true;
  } catch (error) {
    if (error instanceof CoreError && error.code === 'conflict') return false;
    throw error;
  }
}
