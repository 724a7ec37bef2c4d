import type { Table } from '../table.ts';

/** The blocks of every course. `sort_idx` counts in the order of a walk that comes to a parent before its children. */
export const courseBlocks: Table = {
  name: 'course_blocks',
  kind: 'warehouse',
  columns: [
    { name: 'block_id', type: 'string', length: 564, required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'block_type', type: 'string', length: 255, required: true },
    { name: 'display_name', type: 'string', length: 255, truncate: true, required: true },
    { name: 'is_root', type: 'boolean', required: true },
    { name: 'is_orphan', type: 'boolean', required: true },
    { name: 'is_dag', type: 'boolean', required: true },
    { name: 'parent_block_id', type: 'string', length: 255 },
    { name: 'course_path', type: 'text' },
    { name: 'sort_idx', type: 'integer' },
  ],
  key: ['course_id'],
};
