import type { Connection } from 'mysql2/promise';
import type { QueryInterface } from 'sequelize';
import { CoreError } from '../../../shared/core-error.ts';
import {
  migrationsTable,
  wantedMigrations,
  type ModuleMigrations,
  type WantedMigration,
} from '../module-migrations.ts';
import { checkMysqlVersion } from './check-mysql-version.ts';
import { asCoreError } from './mysql-fault.ts';
import { loadMysql2 } from './mysql-pool.ts';
import { repeatableSchema } from './repeatable-schema.ts';

/** Seconds that a process waits while another migrates. */
const lockLimit = 300;

/** Brings the tables of every module up to date, under a lock: of two processes that start, the second finds it done. */
export async function migrateMysql(url: string, modules: readonly ModuleMigrations[]): Promise<void> {
  await connected(url, async (connection) => {
    const wanted = wantedMigrations(modules);
    if ((await pendingOf(connection, wanted)).length === 0) return;
    await withLock(connection, async () => {
      if ((await pendingOf(connection, wanted)).length > 0) await migrate(url, wanted);
    });
  });
}

/** Names of the migrations that a start would apply, in order. Changes nothing. */
export async function pendingMysql(
  url: string,
  modules: readonly ModuleMigrations[],
): Promise<readonly string[]> {
  return connected(url, (connection) => pendingOf(connection, wantedMigrations(modules)));
}

async function connected<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const { createConnection } = await loadMysql2();
  let connection: Connection | undefined;
  try {
    connection = await createConnection({ uri: url, connectTimeout: 5000 });
    const [rows] = await connection.query('SELECT VERSION() AS version');
    checkMysqlVersion(String(firstOf(rows)['version']));
    return await work(connection);
  } catch (error) {
    throw asCoreError(error);
  } finally {
    connection?.destroy();
  }
}

async function pendingOf(
  connection: Connection,
  wanted: readonly WantedMigration[],
): Promise<readonly string[]> {
  const [tables] = await connection.query('SHOW TABLES LIKE ?', [migrationsTable]);
  const [rows] =
    Array.isArray(tables) && tables.length > 0
      ? await connection.query(`SELECT name FROM ${migrationsTable}`)
      : [[]];
  const done = new Set(
    Array.isArray(rows) ? rows.map((row) => ('name' in row ? String(row['name']) : '')) : [],
  );
  return wanted.map(({ name }) => name).filter((name) => !done.has(name));
}

/** The lock is the connection's: a process that dies gives it back. */
async function withLock(connection: Connection, work: () => Promise<void>): Promise<void> {
  const name = "CONCAT('coursewright.migrate.', LEFT(SHA1(DATABASE()), 16))";
  const [rows] = await connection.query(`SELECT GET_LOCK(${name}, ${lockLimit}) AS held`);
  if (Number(firstOf(rows)['held']) === 1) return work();
  throw new CoreError('unavailable', `Another process has been migrating for ${lockLimit} seconds.`);
}

async function migrate(url: string, wanted: readonly WantedMigration[]): Promise<void> {
  const [{ Sequelize }, { runMigrations }, dialectModule] = await Promise.all([
    import('sequelize'),
    import('../run-migrations.ts'),
    import('mysql2'),
  ]);
  const sequelize = new Sequelize(url, { dialect: 'mysql', dialectModule, logging: false, pool: { max: 1 } });
  try {
    const schema: QueryInterface = repeatableSchema(sequelize.getQueryInterface());
    await runMigrations(schema, wanted);
  } finally {
    await sequelize.close();
  }
}

function firstOf(rows: unknown): Readonly<Record<string, unknown>> {
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
  return typeof row === 'object' && row !== null ? { ...row } : {};
}
