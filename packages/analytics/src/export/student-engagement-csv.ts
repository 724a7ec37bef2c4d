import { createHash } from 'node:crypto';
import { csvLine } from '@coursewright/core/shared';
import { compareBytes, type Tuple } from '../tuples/tuple.ts';

/** How long the periods are that a report of student engagement has: those of a `student_engagement_joined_…` table. */
export type EngagementInterval = 'daily' | 'weekly' | 'all';

/** The path under which the LMS's instructor dashboard looks for it. `date`: the period's last day; for the whole range, `FROM-TO`. */
export function studentEngagementPath(courseId: string, interval: EngagementInterval, date: string): string {
  const hash = createHash('sha1').update(courseId).digest('hex');
  return `${hash}/student_engagement_${interval}_${date}.csv`;
}

const firstColumns = { daily: 'Date', weekly: 'End Date', all: 'End Date' };
const active = { daily: 'Was Active', weekly: 'Days Active This Week', all: 'Days Active' };
const counts = [
  'Unique Problems Attempted',
  'Total Problem Attempts',
  'Unique Problems Correct',
  'Unique Videos Played',
  'Discussion Posts',
  'Discussion Responses',
  'Discussion Comments',
  'Discussion Upvotes Given',
  'Discussion Downvotes Given',
  'Discussion Upvotes Received',
  'Discussion Downvotes Received',
  'Textbook Pages Viewed',
  'URL of Last Subsection Viewed',
];

/**
 * What a joined table's rows of one course say of one period, by user name (edx-analytics-pipeline,
 * edx/analytics/tasks/data_api/student_engagement.py StudentEngagementCsvFileTask).
 */
export function studentEngagementCsv(interval: EngagementInterval, rows: Iterable<Tuple>): string {
  const header = [
    'Course ID',
    firstColumns[interval],
    'Username',
    'Email',
    'Cohort',
    active[interval],
    ...counts,
  ];
  const lines = Array.from(rows, ([date = null, courseId = null, ...rest]) =>
    [courseId, date, ...rest].map((field) => field ?? ''),
  );
  return [header, ...lines.sort(compareCells)].map(csvLine).join('');
}

function compareCells(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((cell, index) => cell !== b[index]);
  return differs === -1 ? 0 : compareBytes(a[differs] ?? '', b[differs] ?? '');
}
