import type { Table } from '../table.ts';

export const video: Table = {
  name: 'video',
  kind: 'published',
  columns: [
    { name: 'pipeline_video_id', type: 'string', length: 255, required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'encoded_module_id', type: 'string', length: 255, required: true },
    { name: 'duration', type: 'integer' },
    { name: 'segment_length', type: 'integer' },
    { name: 'users_at_start', type: 'integer' },
    { name: 'users_at_end', type: 'integer' },
    { name: 'total_viewed_seconds', type: 'integer' },
  ],
  key: ['pipeline_video_id'],
  indexes: [['course_id', 'encoded_module_id']],
};
