import { CoreError } from '@coursewright/core';
import type { Cli } from '../cli.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Asks the database server what a start would ask it first. */
export async function checkMysql(
  url: string,
  { pendingMigrations }: Pick<Cli, 'pendingMigrations'>,
): Promise<Diagnosis> {
  const name = 'Database';
  const { host, pathname } = new URL(url);
  const where = `${pathname.slice(1)} on ${host}`;
  try {
    const pending = await pendingMigrations();
    const then = pending.length === 0 ? 'up to date' : `the next start applies ${pending.length} migrations`;
    return { name, status: 'good', found: `${where}, ${then}` };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const advice =
      error.code === 'unavailable'
        ? 'Start the database server, and check host and port in COURSEWRIGHT_MYSQL_URL.'
        : 'Check user, password and database in COURSEWRIGHT_MYSQL_URL; the user needs all rights on that database.';
    return { name, status: 'bad', found: `${where}: ${error.detail}`, advice };
  }
}
