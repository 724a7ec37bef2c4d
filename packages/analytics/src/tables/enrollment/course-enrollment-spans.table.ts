import type { Table } from '../table.ts';

/**
 * What `course_enrollment` says of a learner's days, without repeating it: the same on every date from `date` up to, but not including, `until`
 * (null: to the end of the range). `change` is that of the first of these dates; on the others it is 0.
 */
export const courseEnrollmentSpans: Table = {
  name: 'course_enrollment_spans',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
    { name: 'date', type: 'date', required: true },
    { name: 'until', type: 'date' },
    { name: 'at_end', type: 'boolean', required: true },
    { name: 'change', type: 'integer', required: true },
    { name: 'mode', type: 'string', length: 255, required: true },
  ],
  key: ['course_id', 'user_id'],
};
