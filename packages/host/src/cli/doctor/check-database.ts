import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Diagnosis } from './diagnosis.ts';

/** Reads every page of the database, beside a running host if there is one. */
export function checkDatabase(folder: string): Diagnosis {
  const name = 'Database';
  const file = path.join(folder, 'coursewright.sqlite');
  if (!existsSync(file)) return { name, status: 'good', found: 'not there yet; the first start makes it' };
  const advice = 'Stop the host and restore coursewright.sqlite from a backup.';
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const faults = database
        .prepare('PRAGMA quick_check(3)')
        .all()
        .map((row) => String(row['quick_check']));
      const found = faults.join('; ');
      return found === 'ok' ? { name, status: 'good', found: file } : { name, status: 'bad', found, advice };
    } finally {
      database.close();
    }
  } catch (error) {
    return { name, status: 'bad', found: `${file}: ${String(error)}`, advice };
  }
}
