import { videoUsage } from '../../tables/video/video-usage.table.ts';
import { video } from '../../tables/video/video.table.ts';
import { defineTask, pickRows } from '../define-task.ts';

export const videoTask = defineTask({
  name: 'video',
  counts:
    'Each video with its length, the learners who saw its first five seconds, those who saw its end, and the seconds watched: five for every view of a segment.',
  table: video,
  of: [
    pickRows(videoUsage, (row, emit) => {
      const [
        id = null,
        course = null,
        module = null,
        duration = null,
        length = null,
        start = null,
        end = null,
      ] = row;
      const [segment = null, , views = null] = row.slice(7);
      emit([id], [segment, views, course, module, duration, length, start, end]);
    }),
  ],
  *fold([id = null], occurrences) {
    let views = 0;
    let figures: readonly (string | null)[] = [];
    for (const { tuple } of occurrences) {
      views += Number(tuple[1]);
      figures = tuple.slice(2);
    }
    yield [id, ...figures, String(views * Number(figures[3]))];
  },
});
