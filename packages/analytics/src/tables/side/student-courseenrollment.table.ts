import type { SideTable } from './side-table.ts';

export const studentCourseenrollment: SideTable = {
  name: 'student_courseenrollment',
  kind: 'internal',
  columns: [
    { name: 'user_id', type: 'integer', required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'is_active', type: 'boolean', required: true },
    { name: 'mode', type: 'string', length: 100 },
  ],
  orders: [['id', 'user_id', 'course_id', 'created', 'is_active', 'mode']],
};
