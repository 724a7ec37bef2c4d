import type { SqlMigration } from '@coursewright/core/sql';

/** A registration that was removed stays as its id, for what links and accounts name it. */
export const removedRegistrations: SqlMigration = {
  name: '0002-lti-removed-registrations',
  up: async (schema) => {
    await schema.addColumn('lti_registrations', 'removed', { type: 'BIGINT', allowNull: true });
  },
};
