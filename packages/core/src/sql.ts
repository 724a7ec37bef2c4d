export { bytes, text, type SqlRow, type SqlSession, type SqlValue } from './adapters/sql/sql-session.ts';
export type { SqlMigration, SqlModule } from './adapters/sql/sql-module.ts';
