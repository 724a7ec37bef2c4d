import type { RecordsDump } from '../../backup/records-dump.port.ts';
import { limitMigrations } from './limit-migrations.ts';
import { sqlRecordsDump, type DerivedTables } from './records-dump.sql.ts';
import { openSqlDatabase, type SqlTarget } from './open-sql-database.ts';
import type { SqlModule } from './sql-module.ts';
import { withOwnTables } from './sql-records.ts';

/**
 * Opens the database with the tables as these migrations made them, for rows that were dumped then; the next
 * `openSqlRecords` brings them up to date. Throws `backup_too_new`.
 */
export async function openRecordsDump(options: {
  readonly target: SqlTarget;
  readonly modules: readonly SqlModule<object>[];
  readonly migrations: readonly string[];
  readonly derived?: DerivedTables;
}): Promise<RecordsDump & { close(): Promise<void> }> {
  const { target, modules, migrations, derived } = options;
  const database = await openSqlDatabase(target, limitMigrations(withOwnTables(modules), migrations));
  return { ...sqlRecordsDump(database, derived), close: () => database.close() };
}
