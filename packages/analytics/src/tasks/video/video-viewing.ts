import { videoViewing } from '../../tables/video/video-viewing.table.ts';
import { defineTask } from '../define-task.ts';
import { pickViewings } from './viewings.pick.ts';
import { viewingsCount } from './viewings-count.ts';

export const videoViewingTask = defineTask({
  name: 'video-viewing',
  counts: viewingsCount,
  table: videoViewing,
  of: pickViewings((row, emit) => emit(row.slice(0, 3), row.slice(3, 8))),
  *fold(key, occurrences) {
    for (const { tuple, times } of occurrences)
      for (let time = 0; time < times; time += 1) yield [...key, ...tuple];
  },
});
