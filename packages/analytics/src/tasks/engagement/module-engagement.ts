import { moduleEngagement } from '../../tables/engagement/module-engagement.table.ts';
import { defineTask } from '../define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { moduleEngagementEvents } from './module-engagement.pick.ts';

export const moduleEngagementTask = defineTask({
  name: 'module-engagement',
  counts:
    'What each learner did with each problem, video and discussion on each day (UTC), and how often: answers submitted, correct ' +
    'ones among them, plays, posts. Only answers that the server logged count.',
  table: moduleEngagement,
  of: [moduleEngagementEvents],
  fold([courseId = null, username = null], occurrences) {
    const rows: Tuple[] = [];
    for (const { tuple, times } of occurrences) rows.push([courseId, username, ...tuple, String(times)]);
    return rows;
  },
});
