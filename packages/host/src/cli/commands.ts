import { courseCheck } from './course-check.ts';
import type { Command } from './define-command.ts';
import { problemCheck } from './problem-check.ts';

/** Every command of `coursewright`, in the order that the help shows. */
export const commands: readonly Command[] = [courseCheck, problemCheck];
