import type { Table } from '../table.ts';

export const courseGradeByMode: Table = {
  name: 'course_grade_by_mode',
  kind: 'warehouse',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'mode', type: 'string', length: 255, required: true },
    { name: 'passing_users', type: 'integer', required: true },
  ],
  key: ['course_id'],
};
