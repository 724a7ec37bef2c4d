import { randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { migrationsTable } from '../module-migrations.ts';
import { loadMysql2 } from '../mysql/mysql-pool.ts';
import type { TestDatabase } from './test-database.ts';

/** Databases for the tests of one file on one server; a database goes from test to test emptied, which is quicker than a new one. */
export function mysqlTestDatabases(url: string) {
  const idle = new Map<string, string[]>();
  const made: string[] = [];
  let connecting: Promise<Connection> | undefined;
  const connection = (): Promise<Connection> => {
    connecting ??= loadMysql2().then(({ createConnection }) => createConnection({ uri: url }));
    return connecting;
  };

  const create = async (): Promise<string> => {
    const name = `coursewright_test_${process.pid}_${randomBytes(4).toString('hex')}`;
    await (await connection()).query(`CREATE DATABASE ${name}`);
    made.push(name);
    return name;
  };

  return {
    open: async (kind: string): Promise<TestDatabase> => {
      const free = idle.get(kind) ?? [];
      idle.set(kind, free);
      const name = free.pop() ?? (await create());
      await empty(await connection(), name);
      return {
        target: { url: Object.assign(new URL(url), { pathname: `/${name}` }).href, connections: 4 },
        close: async () => void free.push(name),
      };
    },
    drop: async (): Promise<void> => {
      if (connecting === undefined) return;
      const admin = await connecting;
      for (const name of made) await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    },
  };
}

async function empty(admin: Connection, database: string): Promise<void> {
  const [rows] = await admin.query(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_name <> ?',
    [database, migrationsTable],
  );
  for (const row of Array.isArray(rows) ? rows : []) {
    if ('name' in row) await admin.query(`DELETE FROM ${database}.${String(row['name'])}`);
  }
}
