import type { Table } from '../table.ts';

export const courseActivity: Table = {
  name: 'course_activity',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'interval_start', type: 'datetime', required: true },
    { name: 'interval_end', type: 'datetime', required: true },
    { name: 'label', type: 'string', length: 255, required: true },
    { name: 'count', type: 'integer', required: true },
  ],
  key: ['course_id'],
  indexes: [['course_id', 'label'], ['interval_end']],
};
