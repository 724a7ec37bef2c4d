import type { RecordsDump } from '../../backup/records-dump.port.ts';
import { limitMigrations } from './limit-migrations.ts';
import { sqlRecordsDump } from './records-dump.sql.ts';
import { openSqlite } from './sql-database.ts';
import type { SqlModule } from './sql-module.ts';
import { withOwnTables } from './sql-records.ts';

/**
 * Opens the database with the tables as these migrations made them, for rows that were dumped then; the next
 * `openSqlRecords` brings them up to date. Throws `backup_too_new`.
 */
export async function openRecordsDump(options: {
  /** Path of the SQLite file. */
  readonly file: string;
  readonly modules: readonly SqlModule<object>[];
  readonly migrations: readonly string[];
}): Promise<RecordsDump & { close(): Promise<void> }> {
  const { file, modules, migrations } = options;
  const database = await openSqlite({ file, modules: limitMigrations(withOwnTables(modules), migrations) });
  return { ...sqlRecordsDump(database), close: () => database.close() };
}
