import type { Table } from '../table.ts';

export const moduleEngagement: Table = {
  name: 'module_engagement',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'username', type: 'string', length: 30, required: true },
    { name: 'date', type: 'date', required: true },
    { name: 'entity_type', type: 'string', length: 10, required: true },
    { name: 'entity_id', type: 'string', length: 255, truncate: true, required: true },
    { name: 'event', type: 'string', length: 30, required: true },
    { name: 'count', type: 'integer', required: true },
  ],
  key: ['course_id', 'username'],
  parts: ['date'],
  // What learners did is summed from the first alone.
  indexes: [['course_id', 'username', 'entity_type', 'event', 'date', 'count'], ['date']],
};
