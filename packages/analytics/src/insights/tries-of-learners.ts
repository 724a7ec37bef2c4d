import { textIn } from '../api/api-values.ts';
import { moduleEngagement } from '../tables/engagement/module-engagement.table.ts';
import { inCourse } from './conditions.ts';
import type { Tries } from './discrimination.ts';
import type { InsightsCall } from './insights-call.ts';

/** Rows after which no more learners are read: of a course with more, the first by user name stand for all. */
const enough = 100_000;
/** Learners that are read at once: nobody else waits for longer than these take. */
const atOnce = 200;

/** What learners of a course did with its problems. */
export async function triesOfLearners(
  call: Pick<InsightsCall, 'view' | 'courseKey'>,
): Promise<readonly Tries[]> {
  const { view } = call;
  const answers = [...inCourse(call), { column: 'entity_type', is: 'problem' }];
  const groups = await view.groups(moduleEngagement, { where: answers, by: ['username'] });
  const names = groups.map((row) => textIn(row, 'username'));
  const learners = new Map<string, Map<string, boolean>>();
  let read = 0;
  for (let from = 0; from < names.length && read < enough; from += atOnce) {
    const rows = await view.rows(moduleEngagement, {
      where: [...answers, { column: 'username', in: names.slice(from, from + atOnce) }],
      columns: ['username', 'entity_id', 'event'],
    });
    read += rows.length;
    for (const row of rows) {
      const problems = learners.get(textIn(row, 'username')) ?? new Map<string, boolean>();
      learners.set(textIn(row, 'username'), problems);
      const problem = textIn(row, 'entity_id');
      problems.set(problem, problems.get(problem) === true || row['event'] === 'completed');
    }
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return [...learners.values()].map((problems) => ({
    problems,
    solved: [...problems.values()].filter(Boolean).length,
  }));
}
