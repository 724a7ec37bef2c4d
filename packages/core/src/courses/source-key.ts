import { printCourseKey, type CourseKey } from '../keys/course-key.ts';
import { cleanName } from '../olx/block-name.ts';

/** A course's name as its source has it. */
export interface SourceName {
  readonly org: string;
  readonly number: string;
  readonly run: string;
}

/** The key of a course from its source; characters that a key cannot hold become `_`. */
export function sourceKey({ org, number, run }: SourceName): CourseKey {
  return printCourseKey({ org: cleanName(org), course: cleanName(number), run: cleanName(run) });
}
