import { video } from '../../tables/video/video.table.ts';
import { defineTask } from '../define-task.ts';
import { segmentLength, videoFigures } from './video-figures.ts';
import { viewingsByVideo } from './viewings.pick.ts';

export const videoTask = defineTask({
  name: 'video',
  counts:
    'Each video with its length, the learners who saw its first five seconds, those who saw its end, and the seconds watched: five for every view of a segment.',
  table: video,
  of: viewingsByVideo,
  *fold([id = null], viewings, { videoDropoff }) {
    const figures = videoFigures(id ?? '', viewings, videoDropoff);
    if (figures === undefined || figures.segments.length === 0) return;
    const { course, module, duration, usersAtStart, usersAtEnd, segments } = figures;
    const seconds = segmentLength * segments.reduce((sum, { views }) => sum + views, 0);
    const numbers = [duration, segmentLength, usersAtStart, usersAtEnd, seconds];
    yield [id, course, module, ...numbers.map(String)];
  },
});
