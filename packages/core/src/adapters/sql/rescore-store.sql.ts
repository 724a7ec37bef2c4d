import { DataTypes } from 'sequelize';
import type { RescoreStore } from '../../learning/rescore-store.port.ts';
import { insertUnlessThere } from './insert-unless-there.ts';
import { keyText } from './sql-columns.ts';
import type { SqlMigration } from './sql-module.ts';
import { bytes, type SqlSession } from './sql-session.ts';

export const rescoreMigrations: readonly SqlMigration[] = [
  {
    name: '0004-rescores',
    up: async (schema) => {
      await schema.createTable('rescores', {
        job_id: { type: keyText(255), primaryKey: true },
        user_id: { type: DataTypes.BIGINT, allowNull: false },
        changed: { type: DataTypes.BIGINT, allowNull: false },
      });
    },
  },
];

export function sqlRescoreStore(session: SqlSession): RescoreStore {
  return {
    lastRescored: async (jobId) => {
      const row = await session.get('SELECT user_id FROM rescores WHERE job_id = ?', [bytes(jobId)]);
      return Number(row?.['user_id'] ?? 0);
    },
    advanceRescore: async (jobId, userId, at) => {
      const { changes } = await session.run(
        'UPDATE rescores SET user_id = ?, changed = ? WHERE job_id = ? AND user_id < ?',
        [userId, at, bytes(jobId), userId],
      );
      if (changes > 0) return true;
      return insertUnlessThere(session, 'rescores', { job_id: bytes(jobId), user_id: userId, changed: at });
    },
    forgetRescores: async (before) => {
      await session.run('DELETE FROM rescores WHERE changed < ?', [before]);
    },
  };
}
