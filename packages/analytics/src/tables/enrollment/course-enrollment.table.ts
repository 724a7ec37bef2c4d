import type { Table } from '../table.ts';

/** One row per learner and date, from his first enrolment event on. */
export const courseEnrollment: Table = {
  name: 'course_enrollment',
  kind: 'warehouse',
  columns: [
    { name: 'date', type: 'date', required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer' },
    { name: 'at_end', type: 'boolean' },
    { name: 'change', type: 'integer' },
    { name: 'mode', type: 'string', length: 255 },
  ],
  key: ['course_id', 'user_id'],
};
