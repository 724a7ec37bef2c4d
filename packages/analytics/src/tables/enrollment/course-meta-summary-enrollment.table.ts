import type { Table } from '../table.ts';

export const courseMetaSummaryEnrollment: Table = {
  name: 'course_meta_summary_enrollment',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'catalog_course_title', type: 'string', length: 255, truncate: true },
    { name: 'catalog_course', type: 'string', length: 255, truncate: true },
    { name: 'start_time', type: 'datetime' },
    { name: 'end_time', type: 'datetime' },
    { name: 'pacing_type', type: 'string', length: 255, truncate: true },
    { name: 'availability', type: 'string', length: 255, truncate: true },
    { name: 'enrollment_mode', type: 'string', length: 100, required: true },
    { name: 'count', type: 'integer' },
    { name: 'count_change_7_days', type: 'integer' },
    { name: 'cumulative_count', type: 'integer' },
    { name: 'passing_users', type: 'integer' },
  ],
  key: ['course_id'],
  indexes: [['course_id']],
};
