import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrationsTable, wantedMigrations, type ModuleMigrations } from '../module-migrations.ts';
import { sqlite3Api } from './sqlite3-api.ts';

/** Brings the tables of every module up to date, under the write lock: of two processes that start, the second finds it done. */
export async function migrateSqlite(file: string, modules: readonly ModuleMigrations[]): Promise<void> {
  if (pendingIn(file, modules, { readOnly: false }).length === 0) return;
  // Loaded only here: a start with nothing to migrate does without it.
  const [{ Sequelize }, { runMigrations }] = await Promise.all([
    import('sequelize'),
    import('../run-migrations.ts'),
  ]);
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    dialectModule: sqlite3Api,
    storage: file,
    logging: false,
  });
  try {
    await sequelize.query('BEGIN IMMEDIATE');
    await runMigrations(sequelize.getQueryInterface(), wantedMigrations(modules));
    await sequelize.query('COMMIT');
  } finally {
    await sequelize.close();
  }
}

/** Names of the migrations that a start would apply, in order. Changes nothing; a file that is not there needs all of them. */
export function pendingSqlite(file: string, modules: readonly ModuleMigrations[]): readonly string[] {
  if (!existsSync(file)) return wantedMigrations(modules).map(({ name }) => name);
  return pendingIn(file, modules, { readOnly: true });
}

function pendingIn(
  file: string,
  modules: readonly ModuleMigrations[],
  { readOnly }: { readonly readOnly: boolean },
): readonly string[] {
  const connection = new DatabaseSync(file, { timeout: 5000, readOnly });
  try {
    if (!readOnly) connection.exec('PRAGMA journal_mode = WAL');
    const table = connection
      .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`)
      .get(migrationsTable);
    const rows = table && connection.prepare(`SELECT name FROM ${migrationsTable}`).all();
    const done = new Set(rows?.map(({ name }) => name));
    return wantedMigrations(modules)
      .map(({ name }) => name)
      .filter((name) => !done.has(name));
  } finally {
    connection.close();
  }
}
