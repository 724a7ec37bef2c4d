import type { SqlTarget } from '../open-sql-database.ts';

/** A database of its own for one test, empty. */
export interface TestDatabase {
  readonly target: SqlTarget;
  close(): Promise<void>;
}
