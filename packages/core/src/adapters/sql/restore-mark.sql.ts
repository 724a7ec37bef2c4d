import type { RestoreMark } from '../../backup/records-dump.port.ts';
import { text, type SqlSession } from './sql-session.ts';

/** In the table of what belongs to the database itself, beside who relays events. */
const name = 'restoring';

export async function restoreMark(session: SqlSession): Promise<RestoreMark | undefined> {
  const row = await session.get('SELECT holder, log_offset FROM relay WHERE name = ?', [name]);
  return row && { backup: text(row['holder']), recordsLoaded: Number(row['log_offset']) === 1 };
}

export async function putRestoreMark(session: SqlSession, mark: RestoreMark | undefined): Promise<void> {
  if (mark === undefined) {
    await session.run('DELETE FROM relay WHERE name = ?', [name]);
    return;
  }
  const row = { name, holder: mark.backup, lease_until: 0, log_offset: mark.recordsLoaded ? 1 : 0 };
  await session.upsert('relay', row, ['name']);
}
