import { userActivityByWeek } from '../../tables/activity/user-activity-by-week.table.ts';
import { dateOf, dayOf, mondayOf } from '../calendar.ts';
import { defineTask } from '../define-task.ts';
import type { Field, Tuple } from '../../tuples/tuple.ts';
import { userActivity } from './user-activity.pick.ts';

export const userActivityByWeekTask = defineTask({
  name: 'user-activity-by-week',
  counts: 'What each learner did in a week, Monday to Sunday (UTC), however often.',
  table: userActivityByWeek,
  of: [userActivity],
  fold([courseId = null, userId = null], occurrences) {
    let day: Field = null;
    let monday = '';
    const seen: Field[] = [];
    const rows: Tuple[] = [];
    for (const { tuple } of occurrences) {
      const [date = null, label = null] = tuple;
      if (date !== day) {
        const week = dateOf(mondayOf(dayOf(date ?? '')));
        if (week !== monday) seen.length = 0;
        [day, monday] = [date, week];
      }
      if (seen.includes(label)) continue;
      seen.push(label);
      rows.push([courseId, userId, monday, label]);
    }
    return rows;
  },
});
