import type { Table } from '../table.ts';

/** Everyone who was ever enrolled, as the range ends. */
export const courseLearners: Table = {
  name: 'course_learners',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
    { name: 'username', type: 'string', length: 255, required: true },
    { name: 'email', type: 'string', length: 255 },
    { name: 'cohort', type: 'string', length: 255 },
    { name: 'enrollment_mode', type: 'string', length: 255, required: true },
    { name: 'enrollment_date', type: 'date' },
    { name: 'is_enrolled', type: 'boolean', required: true },
    { name: 'name', type: 'text' },
    { name: 'language', type: 'text' },
    { name: 'location', type: 'text' },
    { name: 'year_of_birth', type: 'integer' },
    { name: 'level_of_education', type: 'text' },
    { name: 'gender', type: 'text' },
    { name: 'mailing_address', type: 'text' },
    { name: 'city', type: 'text' },
    { name: 'country', type: 'text' },
    { name: 'goals', type: 'text' },
  ],
  key: ['user_id'],
};
