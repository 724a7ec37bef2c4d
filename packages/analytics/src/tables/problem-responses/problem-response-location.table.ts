import type { Table } from '../table.ts';
import { problemResponseLatest } from './problem-response-latest.table.ts';

/** The same with the problem's place in its course: what the reports of a course are written from. */
export const problemResponseLocation: Table = {
  name: 'problem_response_location',
  kind: 'warehouse',
  columns: [
    ...problemResponseLatest.columns,
    { name: 'location', type: 'text', required: true },
    { name: 'sort_idx', type: 'integer', required: true },
  ],
  key: ['course_id', 'problem_id'],
};
