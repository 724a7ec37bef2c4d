import { CoreError, type Instant } from '@coursewright/core';
import { bytes, type SqlSession } from '@coursewright/core/sql';
import type { NonceStore } from '../../launch/nonce-store.port.ts';

export class SqlNonces implements NonceStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async claimNonce(nonce: string, expires: Instant): Promise<boolean> {
    try {
      await this.#sql.insert('lti_nonces', { nonce: bytes(nonce), expires });
      return true;
    } catch (error) {
      if (error instanceof CoreError && error.code === 'conflict') return false;
      throw error;
    }
  }

  async nonceClaimed(nonce: string): Promise<boolean> {
    const row = await this.#sql.get('SELECT 1 AS found FROM lti_nonces WHERE nonce = ?', [bytes(nonce)]);
    return row !== undefined;
  }

  async removeExpiredNonces(now: Instant): Promise<void> {
    await this.#sql.run('DELETE FROM lti_nonces WHERE expires < ?', [now]);
  }
}
