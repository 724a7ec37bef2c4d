import type { Table } from '../table.ts';
import { videoViewing } from './video-viewing.table.ts';

/** Viewings as the log tells them. `youtube_id`: that of a video whose length the player did not know; `duration` is -1 there. */
export const videoViewingTold: Table = {
  name: 'video_viewing_told',
  kind: 'internal',
  columns: [...videoViewing.columns, { name: 'youtube_id', type: 'string' }],
  key: ['user_id', 'course_id', 'encoded_module_id'],
};
