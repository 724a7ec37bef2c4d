import { groupRows, numberIn, textIn } from '../api/api-values.ts';
import { courseActivity } from '../tables/activity/course-activity.table.ts';
import { inDays } from './conditions.ts';
import type { InsightsCall } from './insights-call.ts';

export interface ActivityWeek {
  /** `YYYY-MM-DD` */
  readonly monday: string;
  /** Learners by label. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The weeks of a course that begin on the days asked for. */
export async function weeksOf(
  call: Pick<InsightsCall, 'view' | 'courseKey' | 'asked'>,
): Promise<readonly ActivityWeek[]> {
  const rows = await call.view.rows(courseActivity, {
    where: inDays(call, 'interval_start'),
    order: [{ column: 'interval_start' }],
  });
  return groupRows(rows, ['interval_start']).map((group) => ({
    monday: textIn(group[0] ?? {}, 'interval_start').slice(0, 10),
    counts: new Map(group.map((row) => [textIn(row, 'label'), numberIn(row, 'count')])),
  }));
}
