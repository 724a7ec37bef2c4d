import { video } from '../../tables/video/video.table.ts';
import { defineTask } from '../define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { usageOfVideo } from './usage-of-video.pick.ts';

export const videoTask = defineTask({
  name: 'video',
  counts:
    'Each video with its length, the learners who saw its first five seconds, those who saw its end, and the seconds watched: five for every view of a segment.',
  table: video,
  of: [usageOfVideo],
  *fold([id = null], occurrences) {
    let views = 0;
    let figures: Tuple = [];
    for (const { tuple } of occurrences) {
      views += Number(tuple[2]);
      figures = tuple.slice(3);
    }
    yield [id, ...figures, String(views * Number(figures[3]))];
  },
});
