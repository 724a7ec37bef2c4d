import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContractTools } from '../../../testing/contract-tools.ts';
import { suiteSetting } from '../../../testing/services.ts';
import { mysqlTestDatabases } from './mysql-test-databases.ts';
import type { TestDatabase } from './test-database.ts';

/** A database server, or none, that suites are bound to. */
export interface SqlTestTarget {
  readonly name: string;
  /** `kind` names the tables: databases with the same ones are used again, emptied. */
  open(kind: string): Promise<TestDatabase>;
}

export const sqliteTestTarget: SqlTestTarget = {
  name: 'SQL on SQLite',
  open: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-'));
    return {
      target: { file: path.join(folder, 'test.sqlite'), synchronous: 'NORMAL' },
      close: async () => rmSync(folder, { recursive: true }),
    };
  },
};

export interface SqlTools extends ContractTools {
  readonly it: ContractTools['it'] & { skip(name: string): void };
  readonly afterAll: (work: () => Promise<void>) => void;
}

/** Binds suites to SQLite and to MySQL: see `onMysql`. */
export function onEachDatabase(tools: SqlTools, bind: (target: SqlTestTarget) => void): void {
  bind(sqliteTestTarget);
  onMysql(tools, bind);
}

/**
 * Binds suites to the server of `COURSEWRIGHT_MYSQL_URL`, each file in databases that are made for it and dropped. Without
 * the setting they are left out and a skipped test says so; with `ADAPTERS=all` that is a failure.
 */
export function onMysql(tools: SqlTools, bind: (target: SqlTestTarget) => void): void {
  const url = suiteSetting('COURSEWRIGHT_MYSQL_URL');
  if (url !== undefined) {
    const databases = mysqlTestDatabases(url);
    tools.afterAll(() => databases.drop());
    bind({ name: 'SQL on MySQL or MariaDB', open: (kind) => databases.open(kind) });
    return;
  }
  if (process.env['ADAPTERS'] !== 'all') {
    tools.it.skip('SQL on MySQL or MariaDB: left out, COURSEWRIGHT_MYSQL_URL is not set');
    return;
  }
  tools.it('runs on MySQL or MariaDB', () => {
    throw new Error('ADAPTERS=all, and COURSEWRIGHT_MYSQL_URL is not set: scripts/services.ts up prints it.');
  });
}
