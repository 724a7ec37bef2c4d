import type { Table } from '../table.ts';

/** `course_enrollment_spans` with what learners say of themselves. */
export const courseEnrollmentProfiles: Table = {
  name: 'course_enrollment_profiles',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
    { name: 'date', type: 'date', required: true },
    { name: 'until', type: 'date' },
    { name: 'at_end', type: 'boolean', required: true },
    { name: 'gender', type: 'string', length: 6 },
    { name: 'birth_year', type: 'integer' },
    { name: 'education_level', type: 'string', length: 16 },
  ],
  key: ['user_id'],
};
