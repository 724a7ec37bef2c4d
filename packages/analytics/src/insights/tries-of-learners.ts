import { textIn } from '../api/api-values.ts';
import { moduleEngagement } from '../tables/engagement/module-engagement.table.ts';
import { inCourse } from './conditions.ts';
import type { Tries } from './discrimination.ts';
import type { InsightsCall } from './insights-call.ts';

/** Rows that are read at most: of a course with more, the first learners by user name stand for all. */
export const mostTries = 200_000;

/** What each learner of a course did with its problems. */
export async function triesOfLearners(
  call: Pick<InsightsCall, 'view' | 'courseKey'>,
): Promise<readonly Tries[]> {
  const rows = await call.view.rows(moduleEngagement, {
    where: [...inCourse(call), { column: 'entity_type', is: 'problem' }],
    columns: ['username', 'entity_id', 'event'],
    order: [{ column: 'username' }],
    limit: mostTries,
  });
  const learners = new Map<string, Map<string, boolean>>();
  for (const row of rows) {
    const tries = learners.get(textIn(row, 'username')) ?? new Map<string, boolean>();
    learners.set(textIn(row, 'username'), tries);
    const problem = textIn(row, 'entity_id');
    tries.set(problem, tries.get(problem) === true || row['event'] === 'completed');
  }
  const all = [...learners.values()];
  // Of the last one there may be more.
  return rows.length < mostTries ? all : all.slice(0, -1);
}
