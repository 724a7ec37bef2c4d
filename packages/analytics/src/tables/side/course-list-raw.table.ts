import type { SideTable } from './side-table.ts';

/** Courses as the LMS's `/api/courses/v1/courses/` has them. Old releases call `course_id` `id`. */
export const courseListRaw: SideTable = {
  name: 'course_list_raw',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string' },
    { name: 'name', type: 'text' },
    { name: 'org', type: 'string' },
    { name: 'number', type: 'string' },
    { name: 'blocks_url', type: 'text' },
    { name: 'short_description', type: 'text' },
    { name: 'enrollment_start', type: 'string' },
    { name: 'enrollment_end', type: 'string' },
    { name: 'start', type: 'string' },
    { name: 'end', type: 'string' },
    { name: 'start_display', type: 'string' },
    { name: 'start_type', type: 'string' },
    { name: 'effort', type: 'text' },
    { name: 'pacing', type: 'string' },
  ],
  orders: [
    // prettier-ignore
    ['course_id', 'name', 'org', 'number', 'blocks_url', 'short_description', 'enrollment_start', 'enrollment_end', 'start', 'end', 'start_display', 'start_type', 'effort', 'pacing'],
  ],
  alsoCalled: { course_id: ['id'], start: ['start_date'], end: ['end_date'] },
  files: ['course_list'],
};
