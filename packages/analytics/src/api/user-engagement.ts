import { moduleEngagement } from '../tables/engagement/module-engagement.table.ts';
import { someOf } from './api-fault.ts';
import { groupRows, numberIn, textIn } from './api-values.ts';
import type { Condition, TableRow, TableView } from './table-reader.port.ts';

/**
 * `courses/{id}/user_engagement/`: what each learner of a course did in all, and since `weekStart` (`YYYY-MM-DD`). null where he never
 * did (edx-analytics-data-api, analytics_data_api/v0/models.py get_aggregate_engagement_data, by the day of the event instead of that of loading).
 */
export async function userEngagement(view: TableView, courseId: string, weekStart: string) {
  const inCourse: Condition = { column: 'course_id', is: courseId };
  const groups = (where: readonly Condition[]) =>
    view.groups(moduleEngagement, {
      where,
      by: ['username', 'entity_type', 'event'],
      sums: { total: { column: 'count' } },
      greatest: { date: 'date' },
      count: 'rows',
    });
  const overall = groupRows(await groups([inCourse]), ['username']);
  const recent = groupRows(await groups([inCourse, { column: 'date', from: weekStart }]), ['username']);
  const lastWeek = new Map(recent.map((rows) => [textIn(rows[0] ?? {}, 'username'), rows]));
  return someOf(
    overall.map((rows) => {
      const username = textIn(rows[0] ?? {}, 'username');
      const week = lastWeek.get(username) ?? [];
      return {
        username,
        videos_overall: sumOf(rows, 'video'),
        videos_last_week: sumOf(week, 'video', undefined, 'rows'),
        problems_overall: sumOf(rows, 'problem'),
        problems_last_week: sumOf(week, 'problem'),
        correct_problems_overall: sumOf(rows, 'problem', 'completed'),
        correct_problems_last_week: sumOf(week, 'problem', 'completed'),
        problems_attempts_overall: sumOf(rows, 'problem', 'attempted'),
        problems_attempts_last_week: sumOf(week, 'problem', 'attempted'),
        forum_posts_overall: sumOf(rows, 'discussion'),
        forum_posts_last_week: sumOf(week, 'discussion'),
        date_last_active:
          rows
            .map((row) => textIn(row, 'date'))
            .toSorted()
            .at(-1) ?? null,
      };
    }),
  );
}

function sumOf(rows: readonly TableRow[], type: string, event?: string, column = 'total'): number | null {
  const some = rows.filter(
    (row) => row['entity_type'] === type && (event === undefined || row['event'] === event),
  );
  return some.length === 0 ? null : some.reduce((sum, row) => sum + numberIn(row, column), 0);
}
