import type { SideTable } from './side-table.ts';

/** How long YouTube's videos are: `items` of its API's `videos?part=contentDetails`, or id and ISO 8601 duration (`PT2H30M1S`). */
export const youtubeVideos: SideTable = {
  name: 'youtube_videos',
  kind: 'internal',
  columns: [
    { name: 'id', type: 'string', required: true },
    { name: 'duration', type: 'string' },
    { name: 'contentDetails', type: 'text' },
  ],
  orders: [['id', 'duration']],
};
