import { keyText, longText, type SqlMigration } from '@coursewright/core/sql';

const key = (length: number) => ({ type: keyText(length), allowNull: false });
const primary = (length: number) => ({ type: keyText(length), allowNull: false, primaryKey: true });
const integer = { type: 'BIGINT', allowNull: false };

/** Rosters of platforms' courses and who is in them. */
export const rosterTables: SqlMigration = {
  name: '0006-rosters',
  up: async (schema) => {
    await schema.createTable('lti_rosters', {
      id: primary(64),
      registration_id: key(64),
      course_key: key(255),
      body: { type: longText(schema), allowNull: false },
    });
    await schema.addIndex('lti_rosters', ['registration_id', 'id'], { name: 'lti_rosters_registration' });
    await schema.createTable('lti_members', {
      roster_id: primary(64),
      user_id: { ...integer, primaryKey: true },
      state: { type: 'VARCHAR(8)', allowNull: false },
      learns: integer,
      teaches: integer,
      profile: key(64),
      seen: integer,
    });
    await schema.addIndex('lti_members', ['user_id'], { name: 'lti_members_user' });
  },
};
