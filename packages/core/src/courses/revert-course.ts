import { courseKeyOf } from '../keys/course-key.ts';
import { CoreError } from '../shared/core-error.ts';
import type { Hash } from './block-version.ts';
import type { BranchName } from './commit.ts';
import { commitChange, type CommitResult } from './commit-change.ts';
import type { CourseContent } from './course-content.ts';
import type { AuthoringDeps } from './course-deps.ts';

export interface RevertCourse {
  readonly courseKey: string;
  readonly branch: BranchName;
  /** The version to go back to. */
  readonly to: Hash;
  readonly author: string;
}

/** Puts an old version's content on top of a branch as a new version; nothing in between is lost from the history. */
export async function revertCourse(
  deps: AuthoringDeps,
  { courseKey, branch, to, author }: RevertCourse,
): Promise<CommitResult> {
  const old = await deps.objects.findCommit(to);
  if (old === undefined) {
    throw new CoreError('course_not_found', `The course ${courseKey} has no version ${to}.`);
  }
  return commitChange(deps, {
    courseKey: courseKeyOf(courseKey),
    branch,
    author,
    message: `Back to ${to.slice(0, 12)}: ${old.message}`,
    change: async (): Promise<CourseContent> => ({ root: old.root, index: old.index, files: old.files }),
  });
}
