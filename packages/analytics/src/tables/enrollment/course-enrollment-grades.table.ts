import type { Table } from '../table.ts';

/** The modes each learner ever had in a course; `passing` in the one in which he passed. */
export const courseEnrollmentGrades: Table = {
  name: 'course_enrollment_grades',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'user_id', type: 'integer', required: true },
    { name: 'mode', type: 'string', length: 255, required: true },
    { name: 'passing', type: 'boolean', required: true },
  ],
  key: ['course_id', 'user_id'],
};
