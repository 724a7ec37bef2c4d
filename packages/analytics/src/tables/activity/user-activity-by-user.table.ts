import type { Table } from '../table.ts';

/** Events of each learner by day and category. */
export const userActivityByUser: Table = {
  name: 'user_activity_by_user',
  kind: 'warehouse',
  columns: [
    { name: 'user_id', type: 'integer', required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'date', type: 'date', required: true },
    { name: 'category', type: 'string', length: 255, required: true },
    { name: 'count', type: 'integer', required: true },
  ],
  key: ['course_id', 'user_id'],
};
