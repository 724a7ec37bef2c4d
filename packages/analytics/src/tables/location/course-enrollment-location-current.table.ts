import type { Table } from '../table.ts';

export const courseEnrollmentLocationCurrent: Table = {
  name: 'course_enrollment_location_current',
  kind: 'published',
  columns: [
    { name: 'date', type: 'date', required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'country_code', type: 'string', length: 10 },
    { name: 'count', type: 'integer', required: true },
    { name: 'cumulative_count', type: 'integer', required: true },
  ],
  key: ['course_id'],
  indexes: [['course_id'], ['course_id', 'date']],
};
