import type { Table } from '../table.ts';

/** Enrolment events as they came, one row each. */
export const courseEnrollmentEvents: Table = {
  name: 'course_enrollment_events',
  kind: 'warehouse',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
    { name: 'timestamp', type: 'string', required: true },
    { name: 'event_type', type: 'string', required: true },
    { name: 'mode', type: 'string', required: true },
  ],
  key: ['course_id', 'user_id'],
};
