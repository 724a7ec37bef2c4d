import type { Table } from '../table.ts';
import { profileColumns } from './profile-columns.ts';

/**
 * A row for each learner ever enrolled, in place of the original's Elasticsearch index. `segments` are joined by commas;
 * `problem_attempts_per_completed` is null where it is infinite or nothing was attempted, as the index leaves it out there.
 */
export const moduleEngagementRoster: Table = {
  name: 'module_engagement_roster',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'username', type: 'string', length: 255, required: true },
    { name: 'start_date', type: 'date', required: true },
    { name: 'end_date', type: 'date', required: true },
    { name: 'email', type: 'string', length: 255, truncate: true },
    { name: 'name', type: 'text' },
    { name: 'enrollment_mode', type: 'string', length: 255 },
    { name: 'enrollment_date', type: 'date' },
    { name: 'cohort', type: 'string', length: 255, truncate: true },
    { name: 'problem_attempts', type: 'integer', required: true },
    { name: 'problems_attempted', type: 'integer', required: true },
    { name: 'problems_completed', type: 'integer', required: true },
    { name: 'problem_attempts_per_completed', type: 'double' },
    { name: 'videos_viewed', type: 'integer', required: true },
    { name: 'discussion_contributions', type: 'integer', required: true },
    { name: 'segments', type: 'string', length: 255, required: true },
    { name: 'attempt_ratio_order', type: 'integer', required: true },
    { name: 'user_id', type: 'integer', required: true },
    ...profileColumns,
  ],
  key: ['course_id', 'username'],
  indexes: [['course_id', 'username']],
};
