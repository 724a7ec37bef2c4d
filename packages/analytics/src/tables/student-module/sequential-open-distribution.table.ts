import type { Table } from '../table.ts';

export const sequentialOpenDistribution: Table = {
  name: 'sequential_open_distribution',
  kind: 'published',
  columns: [
    { name: 'module_id', type: 'string', length: 255, required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'count', type: 'integer', required: true },
  ],
  key: ['module_id', 'course_id'],
  indexes: [['module_id'], ['course_id']],
};
