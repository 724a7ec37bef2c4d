import type { Table } from '../table.ts';

/** The country of each enrolment's learner: that of his last address, `UNKNOWN`, or null where he has no event. */
export const courseEnrollmentCountry: Table = {
  name: 'course_enrollment_country',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
    { name: 'country_code', type: 'string', length: 10 },
    { name: 'is_active', type: 'boolean', required: true },
  ],
  key: ['user_id'],
};
