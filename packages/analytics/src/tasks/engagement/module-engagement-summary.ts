import { moduleEngagementSummary } from '../../tables/engagement/module-engagement-summary.table.ts';
import { addDays } from '../calendar.ts';
import { defineTask } from '../define-task.ts';
import { pythonFloat } from '../python-float.ts';
import type { Field, Occurrence } from '../../tuples/tuple.ts';
import { moduleEngagementEvents } from './module-engagement.pick.ts';

export const moduleEngagementSummaryTask = defineTask({
  name: 'module-engagement-summary',
  counts:
    'What each learner did in the last seven days: answers submitted, different problems tried and solved, answers per problem solved ' +
    '(infinite where none is), different videos played, posts, and days on which he did any of it.',
  table: moduleEngagementSummary,
  of: [moduleEngagementEvents],
  ranged: true,
  *fold([courseId = null, username = null], occurrences, { range }) {
    const start = addDays(range.to, -7);
    let done: Done | undefined;
    for (const occurrence of occurrences) {
      const date = occurrence.tuple[0] ?? '';
      if (date >= start && date < range.to) add((done ??= nothing()), occurrence);
    }
    if (done === undefined) return;
    const { attempts, contributions, days, attempted, completed, viewed } = done;
    const ratio = pythonFloat(completed.size === 0 ? Infinity : attempts / completed.size);
    const problems = [String(attempts), String(attempted.size), String(completed.size), ratio];
    const others = [String(viewed.size), String(contributions), String(days.size)];
    yield [courseId, username, start, range.to, ...problems, ...others];
  },
});

interface Done {
  attempts: number;
  contributions: number;
  readonly days: Set<Field>;
  readonly attempted: Set<Field>;
  readonly completed: Set<Field>;
  readonly viewed: Set<Field>;
}

function nothing(): Done {
  const [days, attempted, completed, viewed] = [
    new Set<Field>(),
    new Set<Field>(),
    new Set<Field>(),
    new Set<Field>(),
  ];
  return { attempts: 0, contributions: 0, days, attempted, completed, viewed };
}

function add(done: Done, { tuple, times }: Occurrence): void {
  const [date = null, type = null, id = null, event = null] = tuple;
  done.days.add(date);
  if (event === 'attempted') {
    done.attempted.add(id);
    done.attempts += times;
  } else if (event === 'completed') done.completed.add(id);
  else if (type === 'video') done.viewed.add(id);
  else done.contributions += times;
}
