import type { Pool } from 'mysql2/promise';
import { CoreError } from '../../../shared/core-error.ts';
import { loadPeer } from '../../load-peer.ts';

/** Which transactions a pool's connections run. */
export type MysqlTransactions = 'READ COMMITTED, READ WRITE' | 'REPEATABLE READ, READ ONLY';

/** The driver as CommonJS gives it: not all that it exports is found by name. */
export async function loadMysql2(): Promise<typeof import('mysql2/promise')> {
  return (await loadPeer('mysql2', () => import('mysql2/promise'))).default;
}

/** Throws `not_configured`; the address is not repeated, for it holds a password. */
export function checkMysqlUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'mysql:' || parsed.pathname.length < 2) {
    throw new CoreError(
      'not_configured',
      'The database address must look like mysql://USER:PASSWORD@HOST:PORT/DATABASE.',
    );
  }
  return parsed;
}

/** What the SQL of the stores counts on, whatever the server's own settings are. */
const sqlMode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,PIPES_AS_CONCAT';
const lockWaitSeconds = 5;

/**
 * A pool of at most `limit` connections, each set up before its first use. Connects when it is first asked. On one for
 * writing the first statement begins a transaction: none is spent on saying so.
 */
export async function openMysqlPool(
  url: string,
  transactions: MysqlTransactions,
  limit: number,
): Promise<Pool> {
  const { createPool } = await loadMysql2();
  const writes = transactions === 'READ COMMITTED, READ WRITE';
  const pool = createPool({
    uri: url,
    connectionLimit: limit,
    charset: 'utf8mb4',
    timezone: 'Z',
    connectTimeout: 5000,
    // The server keeps them for each connection, at most 16,382 together by default.
    maxPreparedStatements: 200,
    // What units of work leave for their end goes as one, with the commit (MysqlSession.later).
    multipleStatements: writes,
  });
  pool.pool.on('connection', (connection) => {
    const settings = [
      `SET SESSION sql_mode = '${sqlMode}', time_zone = '+00:00', innodb_lock_wait_timeout = ${lockWaitSeconds}, autocommit = ${writes ? 0 : 1}`,
      `SET SESSION TRANSACTION ISOLATION LEVEL ${transactions}`,
    ];
    // They go first: a connection runs what it is given in turn.
    for (const setting of settings) {
      connection.query(setting, (error) => {
        if (error !== null) connection.destroy();
      });
    }
  });
  return pool;
}
