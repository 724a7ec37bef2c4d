import { keyText, longText, type SqlMigration } from '@coursewright/core/sql';

const key = (length: number) => ({ type: keyText(length), allowNull: false });
const primary = (length: number) => ({ type: keyText(length), allowNull: false, primaryKey: true });
const integer = { type: 'BIGINT', allowNull: false };
const maybeInteger = { type: 'BIGINT', allowNull: true };
const counter = { ...integer, defaultValue: 0 };

/** Scores become an outbox by registration and state; columns that the tool looks after; who carries. */
export const gradeOutboxTables: SqlMigration = {
  name: '0003-grade-outbox',
  up: async (schema) => {
    const maybeBody = { type: longText(schema), allowNull: true };
    const add = (column: string, shape: Parameters<typeof schema.addColumn>[2]) =>
      schema.addColumn('lti_scores', column, shape);
    await add('registration_id', { type: keyText(64), allowNull: true });
    await add('usage_key', { type: keyText(255), allowNull: true });
    await add('state', { type: 'VARCHAR(8)', allowNull: false, defaultValue: 'sent' });
    await add('generation', counter);
    await add('since', counter);
    await add('due', counter);
    await add('tries', counter);
    await add('given', { type: 'DOUBLE', allowNull: true });
    await add('maximum', { type: 'DOUBLE', allowNull: true });
    await schema.sequelize.query(
      `UPDATE lti_scores SET
         registration_id = (SELECT l.registration_id FROM lti_links l WHERE l.id = lti_scores.link_id),
         usage_key = (SELECT l.usage_key FROM lti_links l WHERE l.id = lti_scores.link_id),
         since = COALESCE(failed_at, sent_at, 0),
         state = CASE WHEN error IS NULL THEN 'sent' ELSE 'failed' END`,
    );
    await schema.addIndex('lti_scores', ['registration_id', 'state', 'due'], { name: 'lti_scores_due' });
    await schema.addIndex('lti_scores', ['registration_id', 'link_id', 'user_id'], {
      name: 'lti_scores_registration',
    });
    await schema.addIndex('lti_users', ['user_id'], { name: 'lti_users_user' });
    await schema.addIndex('lti_links', ['registration_id', 'usage_key'], { name: 'lti_links_block' });
    await schema.createTable('lti_columns', {
      id: primary(64),
      registration_id: key(64),
      usage_key: key(255),
      // 1 until its line item is found, made or refused.
      to_make: integer,
      body: { type: longText(schema), allowNull: false },
    });
    await schema.addIndex('lti_columns', ['registration_id', 'id'], { name: 'lti_columns_registration' });
    await schema.createTable('lti_couriers', {
      registration_id: primary(64),
      holder: { ...maybeBody },
      held_until: counter,
      again: counter,
      failures: counter,
      paused_until: maybeInteger,
      reason: maybeBody,
      last_success: maybeInteger,
    });
  },
};
