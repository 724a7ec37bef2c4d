import type { Table } from '../table.ts';

export const cohortMembers: Table = {
  name: 'cohort_members',
  kind: 'internal',
  columns: [
    { name: 'courseusergroup_id', type: 'integer', required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'name', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
  ],
  key: ['courseusergroup_id'],
};
