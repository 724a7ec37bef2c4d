import type { Table } from '../table.ts';

export const moduleEngagementUserSegments: Table = {
  name: 'module_engagement_user_segments',
  kind: 'warehouse',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'username', type: 'string', length: 30, required: true },
    { name: 'start_date', type: 'date', required: true },
    { name: 'end_date', type: 'date', required: true },
    { name: 'segment', type: 'string', length: 50, required: true },
    { name: 'reason', type: 'text', required: true },
  ],
  key: ['course_id'],
};
