import { invalidKey, keyPatterns, matchKey } from './key-pattern.ts';

/** The text of a course key, `course-v1:ORG+COURSE+RUN` or the old `ORG/COURSE/RUN`, known to be well formed. */
export type CourseKey = string & { readonly __courseKey: unique symbol };

export interface CourseKeyParts {
  readonly org: string;
  readonly course: string;
  readonly run: string;
  /** Open edX's branches, which only stand inside keys there: `draft-branch`, `published-branch`. */
  readonly branch?: string;
  /** 24 hex digits. */
  readonly version?: string;
  /** Of the form `ORG/COURSE/RUN`. */
  readonly deprecated?: boolean;
}

/** @throws CoreError `invalid_key` */
export function parseCourseKey(text: string): CourseKeyParts {
  const deprecated = text.includes('/');
  const found = matchKey(text, 'course key', [deprecated ? keyPatterns.oldCourse : keyPatterns.course]);
  const { org = '', course = '', run = '', branch, version } = found;
  return {
    org,
    course,
    run,
    ...(branch !== undefined && { branch }),
    ...(version !== undefined && { version }),
    ...(deprecated && { deprecated }),
  };
}

/** @throws CoreError `invalid_key` for parts that make no key. */
export function printCourseKey({ org, course, run, branch, version, deprecated }: CourseKeyParts): CourseKey {
  if (deprecated === true) return checkedKey(`${org}/${course}/${run}`);
  return checkedKey(`course-v1:${courseText({ org, course, run, branch, version })}`);
}

/**
 * The key that names a whole course: in the new form, without branch and version. The old form names the same course
 * (docs/decisions/002-old-keys.md). @throws CoreError `invalid_key`
 */
export function courseKeyOf(text: string): CourseKey {
  const { org, course, run } = parseCourseKey(text);
  return printCourseKey({ org, course, run });
}

interface CourseText {
  readonly org: string;
  readonly course: string;
  readonly run: string;
  readonly branch: string | undefined;
  readonly version: string | undefined;
}

/** What stands between the kind of a key and the block in it. */
export function courseText({ org, course, run, branch, version }: CourseText): string {
  const parts = [org, course, run];
  if (branch !== undefined) parts.push(`branch@${branch}`);
  if (version !== undefined) parts.push(`version@${version}`);
  return parts.join('+');
}

function checkedKey(text: string): CourseKey {
  if (isCourseKey(text)) return text;
  throw invalidKey(text, 'course key');
}

function isCourseKey(text: string): text is CourseKey {
  return keyPatterns.course.test(text) || keyPatterns.oldCourse.test(text);
}
