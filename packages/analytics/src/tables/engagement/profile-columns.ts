import type { Column } from '../table.ts';

/** What the roster tells of a learner's profile, besides the name. */
export const profileColumns: readonly Column[] = [
  { name: 'language', type: 'text' },
  { name: 'location', type: 'text' },
  { name: 'year_of_birth', type: 'integer' },
  { name: 'level_of_education', type: 'text' },
  { name: 'gender', type: 'text' },
  { name: 'mailing_address', type: 'text' },
  { name: 'city', type: 'text' },
  { name: 'country', type: 'text' },
  { name: 'goals', type: 'text' },
];

export const profileNames: readonly string[] = profileColumns.map(({ name }) => name);
