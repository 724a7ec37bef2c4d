import type { Task } from '../define-task.ts';
import { courseActivityTask } from './course-activity.ts';
import { userActivityByUserTask } from './user-activity-by-user.ts';
import { userActivityByWeekTask } from './user-activity-by-week.ts';

export const activityTasks: readonly Task[] = [
  userActivityByUserTask,
  userActivityByWeekTask,
  courseActivityTask,
];
