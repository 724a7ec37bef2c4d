import { CoreError } from '@coursewright/core';
import { bytes, type SqlSession } from '@coursewright/core/sql';
import type { LtiUserStore } from '../../launch/lti-user-store.port.ts';
import { hashKey } from './hash-key.ts';

export class SqlLtiUsers implements LtiUserStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async accountOf(registrationId: string, subject: string): Promise<number | undefined> {
    const row = await this.#sql.get('SELECT user_id FROM lti_users WHERE id = ?', [
      hashKey(registrationId, subject),
    ]);
    return row && Number(row['user_id']);
  }

  async keepProfile(registrationId: string, subject: string, profile: string): Promise<void> {
    await this.#sql.run('UPDATE lti_users SET profile = ? WHERE id = ?', [
      bytes(profile),
      hashKey(registrationId, subject),
    ]);
  }

  async forgetAccount(userId: number): Promise<void> {
    await this.#sql.run('DELETE FROM lti_users WHERE user_id = ?', [userId]);
  }

  async keepAccount(registrationId: string, subject: string, userId: number): Promise<number> {
    try {
      await this.#sql.insert('lti_users', {
        id: hashKey(registrationId, subject),
        registration_id: bytes(registrationId),
        subject,
        user_id: userId,
      });
      return userId;
    } catch (error) {
      const first = await this.accountOf(registrationId, subject);
      if (!(error instanceof CoreError) || error.code !== 'conflict' || first === undefined) throw error;
      return first;
    }
  }
}
