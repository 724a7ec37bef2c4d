import type { Table } from '../table.ts';

/** `course_enrollment_spans` with the accounts of learners. */
export const courseEnrollmentAccounts: Table = {
  name: 'course_enrollment_accounts',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
    { name: 'username', type: 'string', length: 255, required: true },
    { name: 'email', type: 'string', length: 255 },
    { name: 'cohort', type: 'string', length: 255 },
    { name: 'date', type: 'date', required: true },
    { name: 'until', type: 'date' },
    { name: 'at_end', type: 'boolean', required: true },
    { name: 'mode', type: 'string', length: 255, required: true },
  ],
  key: ['user_id'],
};
