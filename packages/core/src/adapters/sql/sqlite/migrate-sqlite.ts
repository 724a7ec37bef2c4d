import { DatabaseSync } from 'node:sqlite';
import type { SqlMigration } from '../sql-module.ts';
import { sqlite3Api } from './sqlite3-api.ts';

export interface ModuleMigrations {
  readonly name: string;
  readonly migrations: readonly SqlMigration[];
}

const table = 'schema_migrations';

/** Brings the tables of every module up to date, under the write lock: of two processes that start, the second finds it done. */
export async function migrateSqlite(file: string, modules: readonly ModuleMigrations[]): Promise<void> {
  const wanted = modules.flatMap(({ name, migrations }) =>
    migrations.map((migration) => ({ name: `${name}/${migration.name}`, up: migration.up })),
  );
  if (isCurrent(file, wanted)) return;
  // Loaded only here: a start with nothing to migrate does without it.
  const { DataTypes, QueryTypes, Sequelize } = await import('sequelize');
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    dialectModule: sqlite3Api,
    storage: file,
    logging: false,
  });
  try {
    await sequelize.query('BEGIN IMMEDIATE');
    const schema = sequelize.getQueryInterface();
    await schema.createTable(table, { name: { type: DataTypes.STRING, primaryKey: true } });
    const rows = await sequelize.query<{ name: string }>(`SELECT name FROM ${table}`, {
      type: QueryTypes.SELECT,
    });
    const done = new Set(rows.map(({ name }) => name));
    for (const { name, up } of wanted) {
      if (done.has(name)) continue;
      await up(schema);
      await schema.bulkInsert(table, [{ name }]);
    }
    await sequelize.query('COMMIT');
  } finally {
    await sequelize.close();
  }
}

function isCurrent(file: string, wanted: readonly { readonly name: string }[]): boolean {
  const connection = new DatabaseSync(file, { timeout: 5000 });
  try {
    connection.exec('PRAGMA journal_mode = WAL');
    const found = connection
      .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`)
      .get(table);
    if (found === undefined) return false;
    const done = new Set(
      connection
        .prepare(`SELECT name FROM ${table}`)
        .all()
        .map(({ name }) => name),
    );
    return wanted.every(({ name }) => done.has(name));
  } finally {
    connection.close();
  }
}
