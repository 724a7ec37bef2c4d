import { courseActivity } from '../../tables/activity/course-activity.table.ts';
import { userActivityByWeek } from '../../tables/activity/user-activity-by-week.table.ts';
import { dateOf, dayOf, mondayOf } from '../calendar.ts';
import { defineTask, pickRows } from '../define-task.ts';

export const courseActivityTask = defineTask({
  name: 'course-activity',
  counts:
    'Learners with an event in a week, Monday to Sunday (UTC): any event, an answer submitted, a video played, a post written. Whole ' +
    'weeks only; the one that the last day is in counts once it is over.',
  table: courseActivity,
  of: [
    pickRows(userActivityByWeek, ([courseId = null, , monday = null, label = null], emit) => {
      emit([courseId], [monday, label]);
    }),
  ],
  ranged: true,
  *fold([courseId = null], occurrences, { range, weeks }) {
    const today = dayOf(range.to);
    const first = mondayOf(today - 7 * weeks);
    const end = mondayOf(today);
    for (const { tuple, times } of occurrences) {
      const [monday = null, label = null] = tuple;
      const week = dayOf(monday ?? '');
      if (week >= first && week < end)
        yield [courseId, midnight(week), midnight(week + 7), label, String(times)];
    }
  },
});

function midnight(day: number): string {
  return `${dateOf(day)} 00:00:00`;
}
