import { videoUsage } from '../../tables/video/video-usage.table.ts';
import { pickRows } from '../define-task.ts';

/** [video] → [segment, users, views, course, module, length, length of a segment, users at the start, users at the end]. */
export const usageOfVideo = pickRows(videoUsage, ([id = null, ...row], emit) => {
  emit([id], [...row.slice(6), ...row.slice(0, 6)]);
});
