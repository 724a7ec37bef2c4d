import { videoTimeline } from '../../tables/video/video-timeline.table.ts';
import { defineTask } from '../define-task.ts';
import { usageOfVideo } from './usage-of-video.pick.ts';

export const videoTimelineTask = defineTask({
  name: 'video-timeline',
  counts:
    'Users and views of each segment of five seconds of a video, up to its end; segments that nobody saw are left out.',
  table: videoTimeline,
  of: [usageOfVideo],
  *fold([id = null], occurrences) {
    for (const { tuple } of occurrences) yield [id, ...tuple.slice(0, 3)];
  },
});
