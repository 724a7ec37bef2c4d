import type { SideTable } from './side-table.ts';

/** Whole, because it is exported by course as well as counted. */
export const coursewareStudentmodule: SideTable = {
  name: 'courseware_studentmodule',
  kind: 'internal',
  columns: [
    { name: 'id', type: 'integer', required: true },
    { name: 'module_type', type: 'string', required: true },
    { name: 'module_id', type: 'string', required: true },
    { name: 'student_id', type: 'integer', required: true },
    { name: 'state', type: 'text' },
    { name: 'grade', type: 'double', required: true },
    { name: 'created', type: 'string' },
    { name: 'modified', type: 'string' },
    { name: 'max_grade', type: 'double', required: true },
    { name: 'done', type: 'string' },
    { name: 'course_id', type: 'string', required: true },
  ],
  orders: [
    // prettier-ignore
    ['id', 'module_type', 'module_id', 'student_id', 'state', 'grade', 'created', 'modified', 'max_grade', 'done', 'course_id'],
  ],
};
