import type { Table } from '../table.ts';

/** Which courses are in which programmes: empty, for there are no programmes yet. */
export const courseProgramMetadata: Table = {
  name: 'course_program_metadata',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'program_id', type: 'string', length: 36, required: true },
    { name: 'program_type', type: 'string', length: 32, required: true },
    { name: 'program_title', type: 'string', length: 255, truncate: true },
  ],
  key: ['course_id'],
  indexes: [['course_id'], ['program_id']],
};
