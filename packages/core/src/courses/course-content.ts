import type { Commit } from './commit.ts';

/** What a version of a course is, apart from how it came to be. */
export type CourseContent = Pick<Commit, 'root' | 'index' | 'files'>;
