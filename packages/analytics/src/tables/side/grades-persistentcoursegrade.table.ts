import type { SideTable } from './side-table.ts';

export const gradesPersistentcoursegrade: SideTable = {
  name: 'grades_persistentcoursegrade',
  kind: 'internal',
  columns: [
    { name: 'user_id', type: 'integer', required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'letter_grade', type: 'string', length: 255 },
    { name: 'passed_timestamp', type: 'datetime' },
    { name: 'modified', type: 'datetime', required: true },
  ],
  orders: [
    // prettier-ignore
    ['id', 'user_id', 'course_id', 'course_edited_timestamp', 'course_version', 'grading_policy_hash', 'percent_grade', 'letter_grade', 'passed_timestamp', 'created', 'modified'],
  ],
};
