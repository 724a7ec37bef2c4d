import { moduleEngagement } from '../tables/engagement/module-engagement.table.ts';
import { someOf } from './api-fault.ts';
import { groupRows, numberIn, textIn } from './api-values.ts';
import type { TableRow, TableView } from './table-reader.port.ts';

/**
 * `courses/{id}/user_engagement/`: what each learner of a course did in all, and since `weekStart` (`YYYY-MM-DD`). null where he never
 * did (edx-analytics-data-api, analytics_data_api/v0/models.py get_aggregate_engagement_data, by the day of the event instead of that of loading).
 */
export async function userEngagement(view: TableView, courseId: string, weekStart: string) {
  const lastWeek = { column: 'date', from: weekStart };
  const groups = await view.groups(moduleEngagement, {
    where: [{ column: 'course_id', is: courseId }],
    by: ['username', 'entity_type', 'event'],
    sums: {
      overall: { column: 'count' },
      week: { column: 'count', where: lastWeek },
      rowsInWeek: { where: lastWeek },
    },
    greatest: { date: 'date' },
  });
  return someOf(
    groupRows(groups, ['username']).map((rows) => {
      const problems = rows.filter((row) => row['entity_type'] === 'problem');
      const completed = problems.filter((row) => row['event'] === 'completed');
      const attempted = problems.filter((row) => row['event'] === 'attempted');
      const videos = rows.filter((row) => row['entity_type'] === 'video');
      const posts = rows.filter((row) => row['entity_type'] === 'discussion');
      return {
        username: textIn(rows[0] ?? {}, 'username'),
        videos_overall: overall(videos),
        // Of videos, the original counts rows: each once a day.
        videos_last_week: inWeek(videos, 'rowsInWeek'),
        problems_overall: overall(problems),
        problems_last_week: inWeek(problems),
        correct_problems_overall: overall(completed),
        correct_problems_last_week: inWeek(completed),
        problems_attempts_overall: overall(attempted),
        problems_attempts_last_week: inWeek(attempted),
        forum_posts_overall: overall(posts),
        forum_posts_last_week: inWeek(posts),
        date_last_active:
          rows
            .map((row) => textIn(row, 'date'))
            .toSorted()
            .at(-1) ?? null,
      };
    }),
  );
}

function overall(rows: readonly TableRow[]): number | null {
  return rows.length === 0 ? null : rows.reduce((sum, row) => sum + numberIn(row, 'overall'), 0);
}

function inWeek(rows: readonly TableRow[], column: 'week' | 'rowsInWeek' = 'week'): number | null {
  const recent = rows.filter((row) => numberIn(row, 'rowsInWeek') > 0);
  return recent.length === 0 ? null : recent.reduce((sum, row) => sum + numberIn(row, column), 0);
}
