import type { QueryInterface } from 'sequelize';
import type { SqlSession } from './sql-session.ts';

export interface SqlMigration {
  /** `0001-accounts`: applied once, in order, within its module. */
  readonly name: string;
  /** Written with Sequelize's dialect-free QueryInterface, so that SQLite and MySQL get the same tables. */
  up(schema: QueryInterface): Promise<void>;
}

/** The tables and stores that one package brings to the unit of work (core, lti-provider, host). */
export interface SqlModule<Stores> {
  readonly name: string;
  readonly migrations: readonly SqlMigration[];
  /** Builds the stores over one session; called for each transaction, so it only wraps. */
  stores(session: SqlSession): Stores;
}
