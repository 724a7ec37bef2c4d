import type { Task } from '../define-task.ts';
import {
  studentEngagementJoinedAllTask,
  studentEngagementJoinedDailyTask,
  studentEngagementJoinedWeeklyTask,
} from './student-engagement-joined.ts';
import {
  studentEngagementAllTask,
  studentEngagementDailyTask,
  studentEngagementWeeklyTask,
} from './student-engagement.ts';

/** The joined ones read accounts of learners, and stand behind the tasks of engagement. */
export const studentEngagementTasks: readonly Task[] = [
  studentEngagementDailyTask,
  studentEngagementWeeklyTask,
  studentEngagementAllTask,
  studentEngagementJoinedDailyTask,
  studentEngagementJoinedWeeklyTask,
  studentEngagementJoinedAllTask,
];
