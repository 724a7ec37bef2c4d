import { userActivityByWeek } from '../../tables/activity/user-activity-by-week.table.ts';
import { dateOf, dayOf, mondayOf } from '../calendar.ts';
import { defineTask } from '../define-task.ts';
import { userActivity } from './user-activity.pick.ts';

export const userActivityByWeekTask = defineTask({
  name: 'user-activity-by-week',
  counts: 'What each learner did in a week, Monday to Sunday (UTC), however often.',
  table: userActivityByWeek,
  of: [userActivity],
  *fold([courseId = null, userId = null], occurrences) {
    let monday = '';
    let seen = new Set<string>();
    for (const { tuple } of occurrences) {
      const [date = null, label = null] = tuple;
      const week = dateOf(mondayOf(dayOf(date ?? '')));
      if (week !== monday) {
        monday = week;
        seen = new Set();
      }
      if (seen.size < seen.add(label ?? '').size) yield [courseId, userId, week, label];
    }
  },
});
