import type { Table } from '../table.ts';

export const videoTimeline: Table = {
  name: 'video_timeline',
  kind: 'published',
  columns: [
    { name: 'pipeline_video_id', type: 'string', length: 255, required: true },
    { name: 'segment', type: 'integer' },
    { name: 'num_users', type: 'integer' },
    { name: 'num_views', type: 'integer' },
  ],
  key: ['pipeline_video_id'],
  indexes: [['pipeline_video_id']],
};
