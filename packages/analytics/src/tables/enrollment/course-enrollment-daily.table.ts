import type { Table } from '../table.ts';

export const courseEnrollmentDaily: Table = {
  name: 'course_enrollment_daily',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'date', type: 'date', required: true },
    { name: 'count', type: 'integer' },
    { name: 'cumulative_count', type: 'integer' },
  ],
  key: ['course_id'],
  indexes: [['course_id'], ['course_id', 'date']],
};
