import type { Table } from '../table.ts';

export const gradeDistribution: Table = {
  name: 'grade_distribution',
  kind: 'published',
  columns: [
    { name: 'module_id', type: 'string', length: 255, required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'grade', type: 'double' },
    { name: 'max_grade', type: 'double' },
    { name: 'count', type: 'integer', required: true },
  ],
  key: ['module_id', 'course_id'],
  indexes: [['module_id'], ['course_id']],
};
