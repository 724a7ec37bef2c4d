import { videoViewingTold } from '../../tables/video/video-viewing-told.table.ts';
import { videoViewingYoutube } from '../../tables/video/video-viewing-youtube.table.ts';
import { pickRows, type RowPick } from '../define-task.ts';
import { videoId } from './video-figures.ts';

/** Picks of all viewings: rows that begin with the columns of `video_viewing`. */
export function pickViewings(pick: RowPick['pick']): readonly RowPick[] {
  return [
    pickRows(videoViewingTold, (row, emit) => {
      if ((row[8] ?? null) === null) pick(row, emit);
    }),
    pickRows(videoViewingYoutube, pick),
  ];
}

/** [video] → [user, from, to, length of the video]. */
export const viewingsByVideo: readonly RowPick[] = pickViewings(
  ([user = null, course = null, module = null, duration = null, , from = null, to = null], emit) => {
    emit([videoId(course, module)], [user, from, to, duration]);
  },
);
