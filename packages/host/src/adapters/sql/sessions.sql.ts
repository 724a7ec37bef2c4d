import type { Instant } from '@coursewright/core';
import { bytes, text, type SqlSession } from '@coursewright/core/sql';
import type { Session, SessionStore } from '../../accounts/session-store.port.ts';

export class SqlSessions implements SessionStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async add({ hash, userId, created, expires }: Session): Promise<void> {
    await this.#sql.insert('host_sessions', { hash: bytes(hash), user_id: userId, created, expires });
  }

  async byHash(hash: string): Promise<Session | undefined> {
    const row = await this.#sql.get('SELECT * FROM host_sessions WHERE hash = ?', [bytes(hash)]);
    if (row === undefined) return undefined;
    return {
      hash: text(row['hash']),
      userId: Number(row['user_id']),
      created: Number(row['created']),
      expires: Number(row['expires']),
    };
  }

  async extend(hash: string, expires: Instant): Promise<void> {
    await this.#sql.run('UPDATE host_sessions SET expires = ? WHERE hash = ?', [expires, bytes(hash)]);
  }

  async remove(hash: string): Promise<void> {
    await this.#sql.run('DELETE FROM host_sessions WHERE hash = ?', [bytes(hash)]);
  }

  async removeOf(userId: number): Promise<void> {
    await this.#sql.run('DELETE FROM host_sessions WHERE user_id = ?', [userId]);
  }

  async removeExpired(now: Instant): Promise<void> {
    await this.#sql.run('DELETE FROM host_sessions WHERE expires < ?', [now]);
  }
}
