import { userActivityByUser } from '../../tables/activity/user-activity-by-user.table.ts';
import { defineTask } from '../define-task.ts';
import { userActivity } from './user-activity.pick.ts';

export const userActivityByUserTask = defineTask({
  name: 'user-activity-by-user',
  counts:
    'Events of each learner by day: all of them (ACTIVE), but not enrolments and what background tasks log; and among them ' +
    'answers submitted, videos played and posts written.',
  table: userActivityByUser,
  of: [userActivity],
  *fold([courseId = null, userId = null], occurrences) {
    for (const { tuple, times } of occurrences) yield [userId, courseId, ...tuple, String(times)];
  },
});
