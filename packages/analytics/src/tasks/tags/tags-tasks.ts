import type { Task } from '../define-task.ts';
import { tagsDistributionTask } from './tags-distribution.ts';

export const tagsTasks: readonly Task[] = [tagsDistributionTask];
