import type { SideTable } from './side-table.ts';

/** Course runs as the API of the discovery service has them: `course_runs.json`. `programs` is JSON: [{uuid, title, type}]. */
export const courseCatalog: SideTable = {
  name: 'course_catalog',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'catalog_course', type: 'string', length: 255 },
    { name: 'catalog_course_title', type: 'string', length: 255 },
    { name: 'start_time', type: 'datetime' },
    { name: 'end_time', type: 'datetime' },
    { name: 'pacing_type', type: 'string', length: 255 },
    { name: 'availability', type: 'string', length: 255 },
    { name: 'programs', type: 'text' },
  ],
  orders: [
    // prettier-ignore
    ['course_id', 'catalog_course', 'catalog_course_title', 'start_time', 'end_time', 'pacing_type', 'availability'],
  ],
  alsoCalled: {
    course_id: ['key'],
    catalog_course: ['course'],
    catalog_course_title: ['title'],
    start_time: ['start'],
    end_time: ['end'],
  },
  files: ['course_runs'],
};
