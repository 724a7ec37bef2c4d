import type { SqlDatabase } from '../sql-database.ts';
import type { ModuleMigrations } from '../module-migrations.ts';
import { migrateMysql } from './migrate-mysql.ts';
import { checkMysqlUrl, loadMysql2, openMysqlPool } from './mysql-pool.ts';
import { MysqlUnits } from './mysql-units.ts';

export interface MysqlOptions {
  /** `mysql://USER:PASSWORD@HOST:PORT/DATABASE`, for MariaDB too; mysql2's own options may follow as a query (`?ssl=…`). */
  readonly url: string;
  readonly modules: readonly ModuleMigrations[];
  /** Connections of this process for writing, and as many for reading. Default 10. */
  readonly connections?: number;
}

/**
 * A database on MySQL 8 or MariaDB 10.6 and later, with its tables up to date. Writing goes on beside writing: units of
 * work see what others have committed (READ COMMITTED) and hold what they are to change; reading sees one snapshot.
 */
export async function openMysql({ url, modules, connections = 10 }: MysqlOptions): Promise<SqlDatabase> {
  checkMysqlUrl(url);
  await migrateMysql(url, modules);
  const { TypedParameter: types } = await loadMysql2();
  // Two pools: a unit of work that reads beside itself never waits for a connection that units of work hold.
  const writing = await openMysqlPool(url, 'READ COMMITTED, READ WRITE', connections);
  const reading = await openMysqlPool(url, 'REPEATABLE READ, READ ONLY', connections);
  const writers = new MysqlUnits({ pool: writing, types });
  const readers = new MysqlUnits({ pool: reading, types });
  return {
    write: (work) => writers.run(work, 'write'),
    read: (work, { snapshot = true } = {}) => readers.run(work, snapshot ? 'read' : 'ask'),
    close: async () => {
      await writers.close();
      await readers.close();
    },
  };
}
