import { CoreError } from '../shared/core-error.ts';
import { courseText, printCourseKey, type CourseKey } from './course-key.ts';
import { invalidKey, keyPatterns, matchKey } from './key-pattern.ts';

/** The text of a usage key, `block-v1:ORG+COURSE+RUN+type@TYPE+block@ID` or the old `i4x://ORG/COURSE/TYPE/ID`, known to be well formed. */
export type UsageKey = string & { readonly __usageKey: unique symbol };

/** Where a block, or an asset, is: the course, the type and the id there. */
export interface UsageKeyParts {
  readonly org: string;
  readonly course: string;
  /** Old keys do not name it. */
  readonly run?: string;
  readonly branch?: string;
  readonly version?: string;
  readonly type: string;
  readonly id: string;
  /** Of the form `i4x://ORG/COURSE/TYPE/ID`. */
  readonly deprecated?: boolean;
}

/** @throws CoreError `invalid_key` */
export function parseUsageKey(text: string): UsageKeyParts {
  return placeOf(matchKey(text, 'usage key', [keyPatterns.usage, keyPatterns.oldUsage]));
}

/** @throws CoreError `invalid_key` for parts that make no key. */
export function printUsageKey(parts: UsageKeyParts): UsageKey {
  const text = `${parts.deprecated === true ? 'i4x://' : 'block-v1:'}${placeText(parts)}`;
  if (isUsageKey(text)) return text;
  throw invalidKey(text, 'usage key');
}

/** The course that a usage or asset key is of. @throws CoreError `invalid_key` for an old one, which does not name the run. */
export function courseOf({ org, course, run }: UsageKeyParts): CourseKey {
  if (run !== undefined) return printCourseKey({ org, course, run });
  throw new CoreError(
    'invalid_key',
    `An old key of ${org}/${course} does not name the run; use block-v1:${org}+${course}+RUN+type@…`,
  );
}

/** What stands for the block in HTML ids and input names (`BlockUsageLocator.html_id`). */
export function htmlIdOf({ org, course, type, id, branch, deprecated }: UsageKeyParts): string {
  if (deprecated !== true) return id;
  const parts = ['i4x', org, course, type, id, ...(branch === undefined ? [] : [branch])];
  return parts.join('-').replaceAll('.', '_');
}

export function placeOf(groups: Readonly<Partial<Record<string, string>>>): UsageKeyParts {
  const { org = '', course = '', run, branch, version, type = '', id = '' } = groups;
  return {
    org,
    course,
    ...(run !== undefined && { run }),
    ...(branch !== undefined && { branch }),
    ...(version !== undefined && { version }),
    type,
    id,
    ...(run === undefined && { deprecated: true }),
  };
}

export function placeText({
  org,
  course,
  run = '',
  branch,
  version,
  type,
  id,
  deprecated,
}: UsageKeyParts): string {
  if (deprecated === true) {
    return `${org}/${course}/${type}/${id}${branch === undefined ? '' : `@${branch}`}`;
  }
  return `${courseText({ org, course, run, branch, version })}+type@${type}+block@${id}`;
}

function isUsageKey(text: string): text is UsageKey {
  return keyPatterns.usage.test(text) || keyPatterns.oldUsage.test(text);
}
