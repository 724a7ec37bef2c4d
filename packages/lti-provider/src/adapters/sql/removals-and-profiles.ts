import { keyText, type SqlMigration } from '@coursewright/core/sql';

/**
 * A registration that was removed stays as its id, for what links and accounts name it; a platform's user has a digest of what
 * its account was last called.
 */
export const removalsAndProfiles: SqlMigration = {
  name: '0002-lti-removals-and-profiles',
  up: async (schema) => {
    await schema.addColumn('lti_registrations', 'removed', { type: 'BIGINT', allowNull: true });
    await schema.addColumn('lti_users', 'profile', { type: keyText(64), allowNull: true });
  },
};
