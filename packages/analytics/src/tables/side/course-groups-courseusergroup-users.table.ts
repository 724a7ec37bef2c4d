import type { SideTable } from './side-table.ts';

export const courseGroupsCourseusergroupUsers: SideTable = {
  name: 'course_groups_courseusergroup_users',
  kind: 'internal',
  columns: [
    { name: 'courseusergroup_id', type: 'integer', required: true },
    { name: 'user_id', type: 'integer', required: true },
  ],
  orders: [
    ['id', 'courseusergroup_id', 'user_id'],
    ['courseusergroup_id', 'user_id'],
  ],
};
