import type { Table } from '../table.ts';
import { profileColumns } from './profile-columns.ts';

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
    ...profileColumns,
  ],
  key: ['user_id'],
};
