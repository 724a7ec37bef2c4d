import { longText, type SqlMigration } from '@coursewright/core/sql';

/** A link keeps when its platform opens it and has it due, as JSON. */
export const linkDates: SqlMigration = {
  name: '0007-lti-link-dates',
  up: (schema) => schema.addColumn('lti_links', 'dates', { type: longText(schema), allowNull: true }),
};
