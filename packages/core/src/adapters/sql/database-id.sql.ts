import type { IdSource } from '../../shared/id-source.port.ts';
import { insertUnlessThere } from './insert-unless-there.ts';
import type { SqlDatabase } from './sql-database.ts';
import { text, type SqlSession } from './sql-session.ts';

/**
 * What tells this database from every other, made when it is first asked for. It is no part of a backup: of two
 * databases with the same records, neither is taken for the other by what they share, as a Redis.
 */
export async function databaseId(database: SqlDatabase, ids: IdSource): Promise<string> {
  const known = await database.read(storedId);
  if (known !== undefined) return known;
  return database.write(async (session) => {
    const id = ids.uuid();
    const row = { name, holder: id, lease_until: 0, log_offset: 0 };
    if (await insertUnlessThere(session, 'relay', row)) return id;
    return (await storedId(session)) ?? id;
  });
}

/** In the table of what belongs to the database itself, beside who relays events. */
const name = 'database';

async function storedId(session: SqlSession): Promise<string | undefined> {
  const row = await session.get('SELECT holder FROM relay WHERE name = ?', [name]);
  return row && text(row['holder']);
}
