import type { Task } from './define-task.ts';

/** Every task, in an order in which each comes behind those whose tables it reads. */
export const allTasks: readonly Task[] = [];
