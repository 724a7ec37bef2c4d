import { keyText, longText, type SqlMigration } from '@coursewright/core/sql';

const key = (length: number) => ({ type: keyText(length), allowNull: false });

/** Launches of the last days. An empty key stands for none: an index over NULLs finds nothing. */
export const launchRecords: SqlMigration = {
  name: '0005-lti-launch-records',
  up: async (schema) => {
    await schema.createTable('lti_launches', {
      id: { ...key(64), primaryKey: true },
      at: { type: 'BIGINT', allowNull: false },
      outcome: key(16),
      registration_id: key(64),
      code: key(64),
      body: { type: longText(schema), allowNull: false },
    });
    await schema.addIndex('lti_launches', ['registration_id', 'code', 'at', 'id'], {
      name: 'lti_launches_kind',
    });
    await schema.addIndex('lti_launches', ['at', 'id'], { name: 'lti_launches_at' });
  },
};
