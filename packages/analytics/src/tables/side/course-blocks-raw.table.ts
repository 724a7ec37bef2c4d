import type { SideTable } from './side-table.ts';

/**
 * A row for each course: what `/api/courses/v1/blocks/` answers with `depth=all&all_blocks=true&requested_fields=children`,
 * and the course's id. `blocks` is JSON: block id → {id, type, display_name, children?}.
 */
export const courseBlocksRaw: SideTable = {
  name: 'course_blocks_raw',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string' },
    { name: 'root', type: 'string' },
    { name: 'blocks', type: 'text' },
  ],
  orders: [['course_id', 'root', 'blocks']],
  files: ['course_blocks'],
};
