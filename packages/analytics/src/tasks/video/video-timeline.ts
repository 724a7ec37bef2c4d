import { videoTimeline } from '../../tables/video/video-timeline.table.ts';
import { defineTask } from '../define-task.ts';
import { videoFigures } from './video-figures.ts';
import { viewingsByVideo } from './viewings.pick.ts';

export const videoTimelineTask = defineTask({
  name: 'video-timeline',
  counts:
    'Users and views of each segment of five seconds of a video, up to its end; segments that nobody saw are left out.',
  table: videoTimeline,
  of: viewingsByVideo,
  *fold([id = null], viewings, { videoDropoff }) {
    for (const { segment, users, views } of videoFigures(id ?? '', viewings, videoDropoff)?.segments ?? [])
      yield [id, String(segment), String(users), String(views)];
  },
});
