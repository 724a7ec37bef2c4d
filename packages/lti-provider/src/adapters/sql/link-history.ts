import { longText, type SqlMigration } from '@coursewright/core/sql';

/** A link keeps what its platform says that it was copied from. */
export const linkHistory: SqlMigration = {
  name: '0004-lti-link-history',
  up: (schema) => schema.addColumn('lti_links', 'history', { type: longText(schema), allowNull: true }),
};
