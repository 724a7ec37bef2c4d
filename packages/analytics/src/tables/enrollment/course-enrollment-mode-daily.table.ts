import type { Table } from '../table.ts';

export const courseEnrollmentModeDaily: Table = {
  name: 'course_enrollment_mode_daily',
  kind: 'published',
  columns: [
    { name: 'date', type: 'date', required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'mode', type: 'string', length: 255, required: true },
    { name: 'count', type: 'integer' },
    { name: 'cumulative_count', type: 'integer' },
  ],
  key: ['course_id'],
  indexes: [['course_id'], ['course_id', 'date']],
};
