export { coreModule } from './adapters/sql/core-module.ts';
export { anyOf, inList } from './adapters/sql/in-list.ts';
export { keyText, longText } from './adapters/sql/sql-columns.ts';
export { bytes, text, type SqlRow, type SqlSession, type SqlValue } from './adapters/sql/sql-session.ts';
export type { SqlMigration, SqlModule } from './adapters/sql/sql-module.ts';
export type { SqlDatabase } from './adapters/sql/sql-database.ts';
export { openSqlDatabase, pendingMigrations, type SqlTarget } from './adapters/sql/open-sql-database.ts';
export type { ModuleMigrations } from './adapters/sql/module-migrations.ts';
export {
  openSqlRecords,
  pendingRecordsMigrations,
  type SqlRecords,
  type SqlRecordsOptions,
} from './adapters/sql/sql-records.ts';
export { databaseId } from './adapters/sql/database-id.sql.ts';
export { courseStoreModule, sqlCourseStore } from './adapters/sql/course-store.sql.ts';
export { openRecordsDump } from './adapters/sql/open-records-dump.ts';
export { sqlRecordsDump, type DerivedTables } from './adapters/sql/records-dump.sql.ts';
export { emptyWal } from './adapters/sql/sqlite/empty-wal.ts';
export { sqlite3Api } from './adapters/sql/sqlite/sqlite3-api.ts';
