import type { ReadOptions } from '../../records/records.port.ts';
import type { SqlSession } from './sql-session.ts';

/** A database with its tables up to date. */
export interface SqlDatabase {
  /**
   * Runs `work` in a transaction and commits when it resolves; durable before the promise resolves. `work` may run again
   * where another transaction was in the way, so it touches nothing but its session.
   */
  write<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Runs `work` over one snapshot; writing through it fails. */
  read<T>(work: (session: SqlSession) => Promise<T>, options?: ReadOptions): Promise<T>;
  close(): Promise<void>;
}
