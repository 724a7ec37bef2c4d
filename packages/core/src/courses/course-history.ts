import { courseKeyOf } from '../keys/course-key.ts';
import { CoreError } from '../shared/core-error.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import type { Hash } from './block-version.ts';
import type { BranchName, Commit } from './commit.ts';
import type { AuthoringDeps } from './course-deps.ts';
import { courseNotFound } from './create-course-reader.ts';
import { isHash } from './hash-of.ts';

export interface HistoryEntry extends Pick<Commit, 'author' | 'time' | 'message' | 'parents'> {
  readonly commit: Hash;
}

/** What became of a branch, newest first: each commit, then the one it was put on. @throws CoreError `course_not_found`, `bad_input` for a wrong cursor */
export async function courseHistory(
  { store, objects }: AuthoringDeps,
  courseKey: string,
  branch: BranchName,
  { limit, after }: PageRequest,
): Promise<Page<HistoryEntry>> {
  const head = await store.getBranch(courseKeyOf(courseKey), branch);
  if (head === undefined) throw courseNotFound(courseKey);
  if (after !== undefined && !isHash(after)) throw badCursor();
  const items: HistoryEntry[] = [];
  let next: Hash | undefined = after ?? head;
  while (next !== undefined && items.length < limit) {
    const found: Commit | undefined = await objects.findCommit(next);
    if (found === undefined) throw badCursor();
    const { author, time, message, parents } = found;
    items.push({ commit: next, author, time, message, parents });
    next = parents[0];
  }
  return { items, ...(next !== undefined && { next }) };
}

function badCursor(): CoreError {
  return new CoreError('bad_input', 'The cursor is of no page of this history.');
}
