import type { Table } from '../table.ts';

/** A row for each learner who did something in the last seven days of the range. */
export const moduleEngagementSummary: Table = {
  name: 'module_engagement_summary',
  kind: 'warehouse',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'username', type: 'string', length: 30, required: true },
    { name: 'start_date', type: 'date', required: true },
    { name: 'end_date', type: 'date', required: true },
    { name: 'problem_attempts', type: 'integer', required: true },
    { name: 'problems_attempted', type: 'integer', required: true },
    { name: 'problems_completed', type: 'integer', required: true },
    { name: 'problem_attempts_per_completed', type: 'double' },
    { name: 'videos_viewed', type: 'integer', required: true },
    { name: 'discussion_contributions', type: 'integer', required: true },
    { name: 'days_active', type: 'integer', required: true },
  ],
  key: ['course_id', 'username'],
};
