import type { ModuleMigrations } from './module-migrations.ts';
import type { SqlDatabase } from './sql-database.ts';
import { pendingSqlite } from './sqlite/migrate-sqlite.ts';
import { openSqlite, type SqliteOptions } from './sqlite/open-sqlite.ts';

/** Which database: a SQLite file of this machine, or a MySQL or MariaDB server. */
export type SqlTarget =
  | Pick<SqliteOptions, 'file' | 'synchronous' | 'tempStore'>
  | { readonly url: string; readonly connections?: number };

/** Opens the database and brings its tables up to date. */
export async function openSqlDatabase(
  target: SqlTarget,
  modules: readonly ModuleMigrations[],
): Promise<SqlDatabase> {
  if ('file' in target) return openSqlite({ ...target, modules });
  // Loaded only where it is asked for: who stays embedded need not have its driver.
  const { openMysql } = await import('./mysql/open-mysql.ts');
  return openMysql({ ...target, modules });
}

/** Names of the migrations that opening would apply, in order. Changes nothing. */
export async function pendingMigrations(
  target: SqlTarget,
  modules: readonly ModuleMigrations[],
): Promise<readonly string[]> {
  if ('file' in target) return pendingSqlite(target.file, modules);
  const { pendingMysql } = await import('./mysql/migrate-mysql.ts');
  return pendingMysql(target.url, modules);
}
