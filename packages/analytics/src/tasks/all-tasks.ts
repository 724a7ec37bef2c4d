import type { Task } from './define-task.ts';
import { enrollmentTasks } from './enrollment/enrollment-tasks.ts';
import { videoTasks } from './video/video-tasks.ts';

/** Every task, in an order in which each comes behind those whose tables it reads. */
export const allTasks: readonly Task[] = [...enrollmentTasks, ...videoTasks];
