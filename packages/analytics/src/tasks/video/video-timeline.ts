import { videoTimeline } from '../../tables/video/video-timeline.table.ts';
import { videoUsage } from '../../tables/video/video-usage.table.ts';
import { defineTask, pickRows } from '../define-task.ts';

export const videoTimelineTask = defineTask({
  name: 'video-timeline',
  counts:
    'Users and views of each segment of five seconds of a video, up to its end; segments that nobody saw are left out.',
  table: videoTimeline,
  of: [pickRows(videoUsage, ([id = null, ...row], emit) => emit([id], row.slice(6)))],
  *fold([id = null], occurrences) {
    for (const { tuple } of occurrences) yield [id, ...tuple];
  },
});
