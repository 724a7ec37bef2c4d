import type { SideTable } from './side-table.ts';

/** Cohorts (`group_type` is `cohort`) and other groups of a course. */
export const courseGroupsCourseusergroup: SideTable = {
  name: 'course_groups_courseusergroup',
  kind: 'internal',
  columns: [
    { name: 'id', type: 'integer', required: true },
    { name: 'name', type: 'string', length: 255, required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'group_type', type: 'string', length: 20 },
  ],
  orders: [['id', 'name', 'course_id', 'group_type']],
};
