import { CoreError, type CourseSummary } from '@coursewright/core';
import { contentEntry } from './content-entry.ts';
import { pageOf, type ContentDeps, type ContentPage, type ContentRow } from './content-page.ts';
import { titleMatcher } from './title-matcher.ts';

export interface CourseList {
  /** Keys of the courses that may be linked; absent = every course. */
  readonly allowed: readonly string[] | undefined;
  readonly query: string;
  readonly page: number;
}

/** The published courses whose title matches. */
export async function listCourses(
  deps: ContentDeps,
  { allowed, query, page }: CourseList,
): Promise<ContentPage> {
  const matches = titleMatcher(query);
  const all = (await summaries(deps, allowed)).filter(({ title }) => matches(title));
  const { items, ...place } = pageOf(all, page);
  const rows = await Promise.all(items.map(({ courseKey }) => courseRow(deps, courseKey)));
  return { trail: [], rows: rows.flat(), ...place };
}

async function summaries(
  { courses }: ContentDeps,
  allowed: readonly string[] | undefined,
): Promise<readonly CourseSummary[]> {
  if (allowed === undefined) return courses.list();
  const found = await Promise.all(allowed.map((courseKey) => unlessAbsent(() => courses.summary(courseKey))));
  return found.flatMap((summary) => summary ?? []);
}

async function courseRow({ versions, registry }: ContentDeps, courseKey: string): Promise<ContentRow[]> {
  const version = await unlessAbsent(() => versions.published(courseKey));
  const root = await version?.block(version.root);
  if (version === undefined || root === undefined) return [];
  return [{ entry: contentEntry(version, registry, root), below: [], count: 0 }];
}

async function unlessAbsent<Found>(find: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof CoreError && error.code === 'course_not_found') return undefined;
    throw error;
  }
}
