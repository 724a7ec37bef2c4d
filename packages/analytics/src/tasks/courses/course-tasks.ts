import type { Task } from '../define-task.ts';
import { courseBlocksTask } from './course-blocks.ts';
import { courseListTask } from './course-list.ts';

export const courseTasks: readonly Task[] = [courseListTask, courseBlocksTask];
