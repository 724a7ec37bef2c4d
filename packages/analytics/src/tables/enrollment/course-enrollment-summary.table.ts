import type { Table } from '../table.ts';

/** One row per learner who ever enrolled. */
export const courseEnrollmentSummary: Table = {
  name: 'course_enrollment_summary',
  kind: 'warehouse',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
    { name: 'current_enrollment_mode', type: 'string', length: 100, required: true },
    { name: 'current_enrollment_is_active', type: 'boolean', required: true },
    { name: 'first_enrollment_mode', type: 'string', length: 100 },
    { name: 'first_enrollment_time', type: 'datetime' },
    { name: 'last_unenrollment_time', type: 'datetime' },
    { name: 'first_verified_enrollment_time', type: 'datetime' },
    { name: 'first_credit_enrollment_time', type: 'datetime' },
    { name: 'end_time', type: 'datetime', required: true },
  ],
  key: ['course_id', 'user_id'],
};
