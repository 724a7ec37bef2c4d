import { keyText, longText, type SqlMigration } from '@coursewright/core/sql';

const key = (length: number) => ({ type: keyText(length), allowNull: false });
const primary = (length: number) => ({ type: keyText(length), allowNull: false, primaryKey: true });
const integer = { type: 'BIGINT', allowNull: false };
const maybeInteger = { type: 'BIGINT', allowNull: true };

export const ltiTables: SqlMigration = {
  name: '0001-lti',
  up: async (schema) => {
    const body = { type: longText(schema), allowNull: false };
    const maybeBody = { type: longText(schema), allowNull: true };
    await schema.createTable('lti_registrations', {
      id: primary(64),
      issuer: key(255),
      client_id: key(255),
      body,
      created: integer,
    });
    await schema.addIndex('lti_registrations', ['issuer', 'client_id'], {
      unique: true,
      name: 'lti_registrations_client',
    });
    await schema.createTable('lti_nonces', { nonce: primary(64), expires: integer });
    await schema.addIndex('lti_nonces', ['expires'], { name: 'lti_nonces_expires' });
    await schema.createTable('lti_users', {
      // SHA-256 of registration and subject: a subject may be longer than an index takes.
      id: primary(64),
      registration_id: key(64),
      subject: body,
      user_id: integer,
    });
    await schema.createTable('lti_links', {
      id: primary(64),
      registration_id: key(64),
      deployment_id: body,
      context_id: maybeBody,
      resource_link_id: body,
      course_key: key(255),
      usage_key: key(255),
      line_item_url: maybeBody,
      line_items_url: maybeBody,
      line_item_made: integer,
      scopes: body,
    });
    await schema.createTable('lti_link_users', {
      link_id: primary(64),
      user_id: { ...integer, primaryKey: true },
      subject: body,
      teaches: integer,
    });
    await schema.addIndex('lti_link_users', ['user_id'], { name: 'lti_link_users_user' });
    await schema.createTable('lti_scores', {
      link_id: primary(64),
      user_id: { ...integer, primaryKey: true },
      // SHA-256 of usage key and line item: what the versions count for.
      target: key(64),
      claimed_version: integer,
      sent_version: integer,
      sent_at: maybeInteger,
      error: maybeBody,
      failed_at: maybeInteger,
    });
    await schema.createTable('lti_score_times', {
      // SHA-256 of the line item's address.
      line_item: primary(64),
      user_id: { ...integer, primaryKey: true },
      last: integer,
    });
    await schema.createTable('lti_tool_keys', {
      kid: primary(64),
      active_from: integer,
      expires: maybeInteger,
      public_jwk: body,
      sealed: body,
    });
  },
};
