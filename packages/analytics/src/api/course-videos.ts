import { video } from '../tables/video/video.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime } from './api-values.ts';
import type { TableView } from './table-reader.port.ts';

/** `courses/{id}/videos/`. `duration` is in seconds, −1 where it is not known. */
export async function courseVideos(view: TableView, courseId: string) {
  const columns = [
    'pipeline_video_id',
    'encoded_module_id',
    'duration',
    'segment_length',
    'users_at_start',
    'users_at_end',
  ];
  const rows = await view.rows(video, {
    where: [{ column: 'course_id', is: courseId }],
    columns: [...columns, 'created'],
  });
  return someOf(rows.map((row) => ({ ...row, created: apiTime(row['created']) })));
}
