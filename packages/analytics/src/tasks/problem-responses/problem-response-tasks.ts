import type { Task } from '../define-task.ts';
import { problemResponseLatestTask } from './problem-response-latest.ts';
import { problemResponseLocationTask } from './problem-response-location.ts';

export const problemResponseTasks: readonly Task[] = [problemResponseLatestTask, problemResponseLocationTask];
