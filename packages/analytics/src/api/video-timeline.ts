import { video } from '../tables/video/video.table.ts';
import { videoTimeline } from '../tables/video/video-timeline.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime } from './api-values.ts';
import type { TableView } from './table-reader.port.ts';

/** `videos/{id}/timeline/`: viewers and views of each segment that was watched. */
export async function timelineOfVideo(view: TableView, videoId: string) {
  const rows = await view.rows(videoTimeline, {
    where: [{ column: 'pipeline_video_id', is: videoId }],
    columns: ['segment', 'num_users', 'num_views', 'created'],
    order: [{ column: 'segment' }],
  });
  return someOf(rows.map((row) => ({ ...row, created: apiTime(row['created']) })));
}

/** The course of a video: `course|id`, or as its row says. */
export async function courseOfVideo(view: TableView, videoId: string): Promise<string | undefined> {
  const [row] = await view.rows(video, {
    where: [{ column: 'pipeline_video_id', is: videoId }],
    columns: ['course_id'],
    limit: 1,
  });
  const [course, module] = videoId.split('|', 2);
  return row === undefined ? (module === undefined ? undefined : course) : String(row['course_id']);
}
