import { youtubeVideos } from '../../tables/side/youtube-videos.table.ts';
import { videoViewingTold } from '../../tables/video/video-viewing-told.table.ts';
import { videoViewingYoutube } from '../../tables/video/video-viewing-youtube.table.ts';
import { defineTask, pickRows } from '../define-task.ts';
import type { Field } from '../../tuples/tuple.ts';
import { endsInside, unknownDuration } from './video-length.ts';
import { viewingsCount } from './viewings-count.ts';
import { youtubeSeconds } from './youtube-seconds.ts';

export const videoViewingYoutubeTask = defineTask({
  name: 'video-viewing-youtube',
  counts: viewingsCount,
  table: videoViewingYoutube,
  of: [
    pickRows(youtubeVideos, ([id = null, duration = null, details = null], emit) => {
      const seconds = youtubeSeconds(duration, details);
      if (seconds !== undefined) emit([id], ['length', String(seconds)]);
    }),
    pickRows(videoViewingTold, (row, emit) => {
      const youtube = row[8] ?? null;
      if (youtube !== null) emit([youtube], ['viewing', ...row.slice(0, 8)]);
    }),
  ],
  *fold(_youtube, occurrences) {
    let duration: Field = String(unknownDuration);
    for (const { tuple, times } of occurrences) {
      const [tag, ...row] = tuple;
      if (tag === 'length') duration = row[0] ?? duration;
      else if (endsInside(row[6] ?? null, duration))
        for (let time = 0; time < times; time += 1) yield [...row.slice(0, 3), duration, ...row.slice(4)];
    }
  },
});
