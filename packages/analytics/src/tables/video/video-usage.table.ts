import type { Table } from '../table.ts';

/** A row for each watched segment of a video, with the figures of the whole video repeated in each. */
export const videoUsage: Table = {
  name: 'video_usage',
  kind: 'warehouse',
  columns: [
    { name: 'pipeline_video_id', type: 'string', length: 255, required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'encoded_module_id', type: 'string', length: 255, required: true },
    { name: 'duration', type: 'integer' },
    { name: 'segment_length', type: 'integer' },
    { name: 'users_at_start', type: 'integer' },
    { name: 'users_at_end', type: 'integer' },
    { name: 'segment', type: 'integer' },
    { name: 'num_users', type: 'integer' },
    { name: 'num_views', type: 'integer' },
  ],
  key: ['pipeline_video_id'],
};
