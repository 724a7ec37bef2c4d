import type { Table } from '../table.ts';

export const tagsDistribution: Table = {
  name: 'tags_distribution',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'org_id', type: 'string', length: 255, required: true },
    { name: 'module_id', type: 'string', length: 255, required: true },
    { name: 'tag_name', type: 'string', length: 255, required: true },
    { name: 'tag_value', type: 'string', length: 255, required: true },
    { name: 'total_submissions', type: 'integer', required: true },
    { name: 'correct_submissions', type: 'integer', required: true },
  ],
  key: ['course_id', 'module_id'],
  indexes: [['course_id'], ['module_id'], ['course_id', 'module_id']],
};
