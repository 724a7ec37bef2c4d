import type { Task } from '../define-task.ts';
import { answerDistributionTask } from './answer-distribution.ts';
import { answerFirstLastTask } from './answer-first-last.ts';

export const answerTasks: readonly Task[] = [answerFirstLastTask, answerDistributionTask];
