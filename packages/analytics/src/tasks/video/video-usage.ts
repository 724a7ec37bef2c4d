import { videoUsage } from '../../tables/video/video-usage.table.ts';
import { defineTask } from '../define-task.ts';
import { segmentLength, videoFigures } from './video-figures.ts';
import { viewingsByVideo } from './viewings.pick.ts';

export const videoUsageTask = defineTask({
  name: 'video-usage',
  counts:
    'Videos are counted in segments of 5 seconds: a viewing counts as one view of each segment that it touches, its learner as one user. A video is as long as the longest length that players told; if one told none, it ends where the number of learners drops to the threshold. A learner saw the end who saw the segment that is 30 seconds, or 5 % of the video if that is less, before it.',
  table: videoUsage,
  of: viewingsByVideo,
  *fold([id = null], viewings, { videoDropoff }) {
    const figures = videoFigures(id ?? '', viewings, videoDropoff);
    if (figures === undefined) return;
    const { course, module, duration, usersAtStart, usersAtEnd } = figures;
    const seen = [duration, segmentLength, usersAtStart, usersAtEnd].map(String);
    for (const { segment, users, views } of figures.segments)
      yield [id, course, module, ...seen, String(segment), String(users), String(views)];
  },
});
