import { activityTasks } from './activity/activity-tasks.ts';
import { answerTasks } from './answers/answer-tasks.ts';
import { courseTasks } from './courses/course-tasks.ts';
import type { Task } from './define-task.ts';
import { engagementTasks } from './engagement/engagement-tasks.ts';
import { enrollmentTasks } from './enrollment/enrollment-tasks.ts';
import { locationTasks } from './location/location-tasks.ts';
import { problemResponseTasks } from './problem-responses/problem-response-tasks.ts';
import { studentEngagementTasks } from './student-engagement/student-engagement-tasks.ts';
import { studentModuleTasks } from './student-module/student-module-tasks.ts';
import { tagsTasks } from './tags/tags-tasks.ts';
import { videoTasks } from './video/video-tasks.ts';

/** Every task, in an order in which each comes behind those whose tables it reads. */
export const allTasks: readonly Task[] = [
  ...enrollmentTasks,
  ...locationTasks,
  ...activityTasks,
  ...engagementTasks,
  ...studentEngagementTasks,
  ...videoTasks,
  ...answerTasks,
  ...courseTasks,
  ...problemResponseTasks,
  ...studentModuleTasks,
  ...tagsTasks,
];
