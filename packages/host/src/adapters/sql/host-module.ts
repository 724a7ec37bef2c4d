import type { SqlMigration, SqlModule } from '@coursewright/core/sql';
import { keyText, longText } from '@coursewright/core/sql';
import type { HostStores } from '../../accounts/host-stores.ts';
import { apiTokenExpiry, apiTokenTables, SqlApiTokens } from './api-tokens.sql.ts';
import { SqlEmbedKeys } from './embed-keys.sql.ts';
import { leaseTables, leaseWords, SqlLeases } from './leases.sql.ts';
import { SqlLaunchSessions } from './launch-sessions.sql.ts';
import { retirementTables, SqlRetirements } from './retirements.sql.ts';
import { SqlSessions } from './sessions.sql.ts';
import { SqlTeamNotes, teamNoteTables } from './team-notes.sql.ts';

const key = (length: number) => ({ type: keyText(length), allowNull: false });
const primary = (length: number) => ({ type: keyText(length), allowNull: false, primaryKey: true });
const integer = { type: 'BIGINT', allowNull: false };

const accountTables: SqlMigration = {
  name: '0001-accounts',
  up: async (schema) => {
    const json = { type: longText(schema), allowNull: false };
    await schema.createTable('host_sessions', {
      hash: primary(64),
      user_id: integer,
      created: integer,
      expires: integer,
    });
    await schema.addIndex('host_sessions', ['user_id']);
    await schema.addIndex('host_sessions', ['expires']);
    await schema.createTable('host_launch_sessions', {
      id: primary(64),
      user_id: integer,
      kind: key(16),
      embed_key: { type: keyText(64), allowNull: true },
      courses: json,
      usage_key: { type: keyText(255), allowNull: true },
      frame_ancestors: json,
      created: integer,
      expires: integer,
      revoked: integer,
    });
    await schema.addIndex('host_launch_sessions', ['expires']);
    await schema.addIndex('host_launch_sessions', ['user_id']);
    await schema.addIndex('host_launch_sessions', ['embed_key']);
    await schema.createTable('host_one_time_codes', {
      hash: primary(64),
      launch_session: key(64),
      challenge: { type: keyText(128), allowNull: true },
      expires: integer,
    });
    await schema.addIndex('host_one_time_codes', ['expires']);
    await schema.createTable('host_used_jtis', {
      // SHA-256 of the embed key's id and the jti: a jti may be longer than an index takes.
      hash: primary(64),
      expires: integer,
    });
    await schema.addIndex('host_used_jtis', ['expires']);
    await schema.createTable('host_embed_keys', {
      id: primary(64),
      name: json,
      origins: json,
      courses: json,
      guests: integer,
      created: integer,
    });
  },
};

const sealedSecrets: SqlMigration = {
  name: '0002-sealed-secrets',
  up: async (schema) => {
    // TEXT as before: a sealed secret is short.
    await schema.addColumn('host_embed_keys', 'sealed_secret', { type: 'TEXT', allowNull: true });
  },
};

const launchPlaces: SqlMigration = {
  name: '0003-launch-places',
  up: async (schema) => {
    await schema.addColumn('host_launch_sessions', 'place', { type: longText(schema), allowNull: true });
  },
};

export const hostModule: SqlModule<HostStores> = {
  name: 'host',
  migrations: [
    accountTables,
    sealedSecrets,
    launchPlaces,
    apiTokenTables,
    teamNoteTables,
    leaseTables,
    retirementTables,
    apiTokenExpiry,
    leaseWords,
  ],
  stores: (session) => ({
    sessions: new SqlSessions(session),
    launchSessions: new SqlLaunchSessions(session),
    embedKeys: new SqlEmbedKeys(session),
    apiTokens: new SqlApiTokens(session),
    leases: new SqlLeases(session),
    teamNotes: new SqlTeamNotes(session),
    retirements: new SqlRetirements(session),
  }),
};
