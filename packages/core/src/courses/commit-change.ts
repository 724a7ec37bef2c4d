import type { CourseKey } from '../keys/course-key.ts';
import type { Hash } from './block-version.ts';
import type { BranchName, Commit } from './commit.ts';
import type { CourseContent } from './course-content.ts';
import type { AuthoringDeps } from './course-deps.ts';
import { courseNotFound } from './create-course-reader.ts';
import { mergeCommits, type MergeConflicts } from './merge-commits.ts';
import { putCommit } from './write-commit.ts';

/** Who changes a course, and why. */
export interface ChangeNote {
  /** Username, or `system`. */
  readonly author: string;
  readonly message: string;
}

export interface CommitResult {
  /** Where the branch is now. */
  readonly commit: Hash;
  /** What somebody else changed at the same time; both are in the history, theirs is in the course. */
  readonly conflicts: MergeConflicts;
}

export interface CourseChange extends ChangeNote {
  readonly courseKey: CourseKey;
  readonly branch: BranchName;
  /** The version that the author saw; default is the newest. */
  readonly base?: Hash;
  /** Makes the new content from the old; adds its objects to `put`. */
  readonly change: (base: Commit, put: Map<Hash, string>) => Promise<CourseContent>;
}

const none: MergeConflicts = { blocks: [], files: [] };

/**
 * Puts a change on top of a branch by compare-and-set. What others have changed since is merged with it, as often as
 * it takes (DESIGN §4). @throws CoreError `course_not_found`
 */
export async function commitChange(deps: AuthoringDeps, change: CourseChange): Promise<CommitResult> {
  const { store, objects } = deps;
  const { courseKey, branch } = change;
  const newest = await requireBranch(deps, courseKey, branch);
  const from = change.base ?? newest;
  const base = await objects.commit(from);
  const put = new Map<Hash, string>();
  const own = await change.change(base, put);
  const ours = putCommit({ ...own, ...signature(deps, change), parents: [from] }, put);
  await store.putObjects(put);
  let result: CommitResult = { commit: ours, conflicts: none };
  for (let head = newest; ; head = await requireBranch(deps, courseKey, branch)) {
    if (head !== from) result = await mergeOnto(deps, change, { base, from: ours, head });
    if (await store.moveBranches(courseKey, [{ branch, from: head, to: result.commit }])) return result;
  }
}

/** A commit with both sides as its parents: what a conflict leaves out of the course stays in its history. */
async function mergeOnto(
  deps: AuthoringDeps,
  change: ChangeNote,
  { base, from, head }: { readonly base: Commit; readonly from: Hash; readonly head: Hash },
): Promise<CommitResult> {
  const { store, objects } = deps;
  const put = new Map<Hash, string>();
  const sides = { base, ours: await objects.commit(from), theirs: await objects.commit(head) };
  const { content, conflicts } = await mergeCommits(objects, sides, put);
  const commit = putCommit({ ...content, ...signature(deps, change), parents: [head, from] }, put);
  await store.putObjects(put);
  return { commit, conflicts };
}

function signature({ clock }: AuthoringDeps, { author, message }: ChangeNote) {
  return { author, message, time: clock.now() };
}

async function requireBranch(
  { store }: AuthoringDeps,
  courseKey: CourseKey,
  branch: BranchName,
): Promise<Hash> {
  const hash = await store.getBranch(courseKey, branch);
  if (hash === undefined) throw courseNotFound(courseKey);
  return hash;
}
