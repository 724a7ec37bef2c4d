import type { Task } from '../define-task.ts';
import { gradeDistributionTask } from './grade-distribution.ts';
import { sequentialOpenDistributionTask } from './sequential-open-distribution.ts';

export const studentModuleTasks: readonly Task[] = [gradeDistributionTask, sequentialOpenDistributionTask];
