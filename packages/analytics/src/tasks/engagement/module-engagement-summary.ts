import { moduleEngagementSummary } from '../../tables/engagement/module-engagement-summary.table.ts';
import { moduleEngagement } from '../../tables/engagement/module-engagement.table.ts';
import { addDays } from '../calendar.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { pythonFloat } from '../python-float.ts';

export const moduleEngagementSummaryTask = defineTask({
  name: 'module-engagement-summary',
  counts:
    'What each learner did in the last seven days: answers submitted, different problems tried and solved, answers per problem solved ' +
    '(infinite where none is), different videos played, posts, and days on which he did any of it.',
  table: moduleEngagementSummary,
  of: [
    pickRows(moduleEngagement, ([courseId = null, username = null, ...row], emit) => {
      emit([courseId, username], row);
    }),
  ],
  ranged: true,
  *fold([courseId = null, username = null], occurrences, { range }) {
    const start = addDays(range.to, -7);
    const [days, attempted, completed, viewed] = [new Set(), new Set(), new Set(), new Set()];
    let attempts = 0;
    let contributions = 0;
    for (const { tuple } of occurrences) {
      const [date = null, type = null, id = null, event = null, count = null] = tuple;
      if (date === null || date < start || date >= range.to) continue;
      days.add(date);
      if (event === 'attempted') {
        attempted.add(id);
        attempts += Number(count);
      } else if (event === 'completed') completed.add(id);
      else if (type === 'video') viewed.add(id);
      else contributions += Number(count);
    }
    if (days.size === 0) return;
    const ratio = pythonFloat(completed.size === 0 ? Infinity : attempts / completed.size);
    const problems = [String(attempts), String(attempted.size), String(completed.size), ratio];
    const others = [String(viewed.size), String(contributions), String(days.size)];
    yield [courseId, username, start, range.to, ...problems, ...others];
  },
});
