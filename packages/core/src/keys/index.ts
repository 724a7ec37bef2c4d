export type { CourseKey } from './course-key.ts';
export type { UsageKey } from './usage-key.ts';
