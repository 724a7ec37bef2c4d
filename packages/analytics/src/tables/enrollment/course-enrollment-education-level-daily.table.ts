import type { Table } from '../table.ts';

export const courseEnrollmentEducationLevelDaily: Table = {
  name: 'course_enrollment_education_level_daily',
  kind: 'published',
  columns: [
    { name: 'date', type: 'date', required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'education_level', type: 'string', length: 16 },
    { name: 'count', type: 'integer' },
    { name: 'cumulative_count', type: 'integer' },
  ],
  key: ['course_id'],
  indexes: [['course_id'], ['course_id', 'date']],
};
