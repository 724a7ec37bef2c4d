import type { Table } from '../table.ts';
import { videoViewing } from './video-viewing.table.ts';

/** Viewings of the videos whose length only YouTube knows, with it where it is known here. */
export const videoViewingYoutube: Table = {
  name: 'video_viewing_youtube',
  kind: 'internal',
  columns: videoViewing.columns,
};
