import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './sqlite-session.ts';

const patienceMs = 5000;

/**
 * Brings a database's write-ahead log into its file and empties it, so that no page of before rests there. False where a reader
 * of an older state kept it for longer than 5 s; true where there is no such file.
 */
export async function emptyWal(file: string): Promise<boolean> {
  if (!existsSync(file)) return true;
  const connection = new DatabaseSync(file, { timeout: 0 });
  try {
    const from = performance.now();
    for (let wait = 5; !isEmptied(connection); wait = Math.min(wait * 2, 200)) {
      if (performance.now() - from > patienceMs) return false;
      await sleep(wait);
    }
    return true;
  } finally {
    connection.close();
  }
}

function isEmptied(connection: DatabaseSync): boolean {
  try {
    return connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
