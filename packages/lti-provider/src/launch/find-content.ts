import { CoreError, type CourseReader } from '@coursewright/core';
import { courseOf, parseUsageKey } from '@coursewright/core/keys';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';

/** What a link opens. */
export interface LinkedContent {
  readonly courseKey: string;
  /** The block, for a whole course the course's own. */
  readonly usageKey: string;
  /** Whether the link opens the course as a whole. */
  readonly whole: boolean;
}

/**
 * The published content that a launch names: by the custom parameters `block` or `course`, else by the same in the query of
 * its target.
 */
export async function findContent(
  versions: CourseReader,
  target: string,
  custom: Readonly<Record<string, unknown>>,
): Promise<LinkedContent | LtiRefusal> {
  const query = new URL(target).searchParams;
  const block = customKey(custom['block']) ?? queryKey(query.get('block'));
  const course = customKey(custom['course']) ?? queryKey(query.get('course'));
  if (block !== undefined) return findBlock(versions, block);
  if (course !== undefined) return findCourse(versions, course);
  return refuse('content_missing');
}

/** The published block of a usage key. */
export async function findBlock(versions: CourseReader, block: string): Promise<LinkedContent | LtiRefusal> {
  try {
    const version = await versions.published(courseOf(parseUsageKey(block)));
    const { usageKey, id } = await version.require(block);
    return { courseKey: version.courseKey, usageKey, whole: id === version.root };
  } catch (error) {
    if (isAbsence(error)) return refuse('block_unknown', { block });
    throw error;
  }
}

async function findCourse(versions: CourseReader, course: string): Promise<LinkedContent | LtiRefusal> {
  try {
    const version = await versions.published(course);
    return { courseKey: version.courseKey, usageKey: version.usageKey(version.root), whole: true };
  } catch (error) {
    if (isAbsence(error)) return refuse('course_unknown', { course });
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  return (
    error instanceof CoreError &&
    ['course_not_found', 'block_not_found', 'invalid_key', 'not_found'].includes(error.code)
  );
}

/** A variable that the platform did not know stays as `$Name` (core §B). */
function customKey(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.startsWith('$') ? value : undefined;
}

/** Keys have no blanks: one that was put into a query as it is, has lost its plus signs to form encoding. */
function queryKey(value: string | null): string | undefined {
  return value === null || value === '' ? undefined : value.replaceAll(' ', '+');
}
