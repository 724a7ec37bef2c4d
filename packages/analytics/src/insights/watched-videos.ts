import { numberIn, textIn } from '../api/api-values.ts';
import { video } from '../tables/video/video.table.ts';
import { inCourse } from './conditions.ts';
import { encodedId, partsBelow, placeOf } from './course-structure.ts';
import type { InsightsCall } from './insights-call.ts';

export interface WatchedVideo {
  /** `encoded_module_id` */
  readonly id: string;
  /** `pipeline_video_id` */
  readonly key: string;
  readonly name: string;
  /** Section and subsection; none where the video is not in the course any more. */
  readonly place: readonly string[];
  /** Seconds; null where it is not known. */
  readonly duration: number | null;
  readonly atStart: number;
  readonly atEnd: number;
  readonly secondsWatched: number;
}

/** Videos that somebody watched, in course order; those that are not in the course any more come last, by their ids. */
export async function watchedVideos(call: InsightsCall): Promise<readonly WatchedVideo[]> {
  const course = await call.course();
  const order = new Map(course.parts.map((part, index) => [encodedId(part.id), index]));
  const within = call.asked.block ?? '';
  const wanted = new Set(partsBelow(course, 'video', within).map(({ id }) => encodedId(id)));
  const rows = await call.view.rows(video, {
    where: inCourse(call),
    order: [{ column: 'encoded_module_id' }],
  });
  const videos = rows.map((row): WatchedVideo => {
    const id = textIn(row, 'encoded_module_id');
    const part = course.parts[order.get(id) ?? -1];
    const duration = numberIn(row, 'duration');
    return {
      id,
      key: textIn(row, 'pipeline_video_id'),
      name: part?.name ?? id,
      place: part === undefined ? [] : placeOf(course, part),
      duration: duration > 0 ? duration : null,
      atStart: numberIn(row, 'users_at_start'),
      atEnd: numberIn(row, 'users_at_end'),
      secondsWatched: numberIn(row, 'total_viewed_seconds'),
    };
  });
  const place = ({ id }: WatchedVideo) => order.get(id) ?? Number.POSITIVE_INFINITY;
  const shown = within === '' ? videos : videos.filter(({ id }) => wanted.has(id));
  return shown.toSorted((one, other) => (place(one) < place(other) ? -1 : Number(place(one) > place(other))));
}
