import { CoreError } from '@coursewright/core';
import type { Cli } from '../cli.ts';
import type { Diagnosis } from './diagnosis.ts';

const databases = {
  records: { name: 'Database', setting: 'COURSEWRIGHT_MYSQL_URL' },
  analytics: { name: 'Analytics database', setting: 'COURSEWRIGHT_ANALYTICS_MYSQL_URL' },
} as const;

/** Asks the server of the records, or of analytics' tables, what a start would ask it first. */
export async function checkMysql(
  url: string,
  { pendingMigrations }: Pick<Cli, 'pendingMigrations'>,
  of: keyof typeof databases = 'records',
): Promise<Diagnosis> {
  const { name, setting } = databases[of];
  const { host, pathname } = new URL(url);
  const where = `${pathname.slice(1)} on ${host}`;
  try {
    const pending = await pendingMigrations(of);
    const then = pending.length === 0 ? 'up to date' : `the next start applies ${pending.length} migrations`;
    return { name, status: 'good', found: `${where}, ${then}` };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const advice =
      error.code === 'unavailable'
        ? `Start the database server, and check host and port in ${setting}.`
        : `Check user, password and database in ${setting}; the user needs all rights on that database.`;
    return { name, status: 'bad', found: `${where}: ${error.detail}`, advice };
  }
}
