import type { Table } from '../table.ts';

/** What each learner did in an ISO week, by its Monday; one row a label. */
export const userActivityByWeek: Table = {
  name: 'user_activity_by_week',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
    { name: 'interval_start', type: 'date', required: true },
    { name: 'label', type: 'string', length: 255, required: true },
  ],
  key: ['course_id', 'user_id'],
};
