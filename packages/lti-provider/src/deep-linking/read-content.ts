import { CoreError } from '@coursewright/core';
import { courseOf, parseUsageKey } from '@coursewright/core/keys';
import { mayOpenCourse } from '../registrations/may-launch.ts';
import type { Registration } from '../registrations/registration.ts';
import type { ContentDeps, ContentPage } from './content-page.ts';
import { listBelow } from './list-below.ts';
import { listCourses } from './list-courses.ts';
import { searchCourse } from './search-course.ts';

/** Where in the picker somebody is. */
export interface PickerPlace {
  /** Usage key of the block that is open; empty = the list of courses. */
  readonly at: string;
  readonly query: string;
  /** Counted from 0. */
  readonly page: number;
}

/** The page at a place; undefined where there is no such block any more, or none that the platform may open. */
export async function readContent(
  deps: ContentDeps,
  registration: Pick<Registration, 'courses'>,
  place: PickerPlace,
): Promise<ContentPage | undefined> {
  const { at, query, page } = place;
  if (at === '') return listCourses(deps, { allowed: registration.courses, query, page });
  try {
    const courseKey = courseOf(parseUsageKey(at));
    if (!mayOpenCourse(registration, courseKey)) return undefined;
    const version = await deps.versions.published(courseKey);
    return query.trim() === ''
      ? await listBelow(version, deps.registry, { at, page })
      : await searchCourse(version, deps.registry, { at, query, page });
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Whether a key names nothing that is there. */
export function isAbsence(error: unknown): boolean {
  const codes = ['course_not_found', 'block_not_found', 'invalid_key', 'not_found'];
  return error instanceof CoreError && codes.includes(error.code);
}
