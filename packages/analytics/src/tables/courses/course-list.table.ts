import type { Table } from '../table.ts';

export const courseList: Table = {
  name: 'course_list',
  kind: 'warehouse',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'name', type: 'string', length: 255, truncate: true, required: true },
    { name: 'org', type: 'string', length: 255, required: true },
    { name: 'number', type: 'string', length: 255, required: true },
    { name: 'blocks_url', type: 'text', required: true },
    { name: 'short_description', type: 'string', length: 255, truncate: true },
    { name: 'enrollment_start', type: 'datetime' },
    { name: 'enrollment_end', type: 'datetime' },
    { name: 'start_date', type: 'datetime' },
    { name: 'end_date', type: 'datetime' },
    { name: 'start_display', type: 'string', length: 255 },
    { name: 'start_type', type: 'string', length: 255 },
    { name: 'effort', type: 'string', length: 255, truncate: true },
    { name: 'pacing', type: 'string', length: 255 },
  ],
  key: ['course_id'],
};
