import type { Column, Table } from '../table.ts';

export const studentEngagementColumns: readonly Column[] = [
  { name: 'end_date', type: 'date', required: true },
  { name: 'course_id', type: 'string', length: 255, required: true },
  { name: 'username', type: 'string', length: 255, required: true },
  { name: 'days_active', type: 'integer' },
  { name: 'problems_attempted', type: 'integer' },
  { name: 'problem_attempts', type: 'integer' },
  { name: 'problems_correct', type: 'integer' },
  { name: 'videos_played', type: 'integer' },
  { name: 'forum_posts', type: 'integer' },
  { name: 'forum_responses', type: 'integer' },
  { name: 'forum_comments', type: 'integer' },
  { name: 'forum_upvotes_given', type: 'integer' },
  { name: 'forum_downvotes_given', type: 'integer' },
  { name: 'forum_upvotes_received', type: 'integer' },
  { name: 'forum_downvotes_received', type: 'integer' },
  { name: 'textbook_pages_viewed', type: 'integer' },
  { name: 'last_subsection_viewed', type: 'string', length: 1000, truncate: true, required: true },
];

const table = (name: string, kind: Table['kind']): Table => ({
  name,
  kind,
  columns: studentEngagementColumns,
  key: ['course_id', 'username'],
  parts: ['end_date'],
  ...(kind === 'published' && { indexes: [['course_id', 'username', 'end_date']] }),
});

export const studentEngagementDaily = table('student_engagement_daily', 'published');

/** A row per learner and week; weeks end with the weekday of the range's last day. */
export const studentEngagementWeekly = table('student_engagement_weekly', 'published');

/** A row per learner over the whole range; its `end_date` is the last day. */
export const studentEngagementAll = table('student_engagement_all', 'warehouse');

const joined = (name: string): Table => ({
  name,
  kind: 'warehouse',
  columns: [
    ...studentEngagementColumns.slice(0, 3),
    { name: 'email', type: 'string', length: 255, truncate: true },
    { name: 'cohort', type: 'string', length: 255, truncate: true, required: true },
    ...studentEngagementColumns.slice(3),
  ],
  key: ['course_id', 'username'],
});

/** What the reports show: everyone enrolled at the end of a day, with zeros where he did nothing. */
export const studentEngagementJoinedDaily = joined('student_engagement_joined_daily');
export const studentEngagementJoinedWeekly = joined('student_engagement_joined_weekly');
export const studentEngagementJoinedAll = joined('student_engagement_joined_all');
