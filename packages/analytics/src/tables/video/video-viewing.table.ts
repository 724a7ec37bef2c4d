import type { Table } from '../table.ts';

/** Stretches of a video that one learner watched without a break. `start_offset` and `end_offset` are seconds of the video. */
export const videoViewing: Table = {
  name: 'video_viewing',
  kind: 'warehouse',
  columns: [
    { name: 'user_id', type: 'integer', required: true },
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'encoded_module_id', type: 'string', length: 255, required: true },
    { name: 'duration', type: 'double', required: true },
    { name: 'start_timestamp', type: 'string', required: true },
    { name: 'start_offset', type: 'double', required: true },
    { name: 'end_offset', type: 'double', required: true },
    { name: 'reason', type: 'string', required: true },
  ],
  key: ['user_id', 'course_id', 'encoded_module_id'],
};
