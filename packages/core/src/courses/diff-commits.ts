import type { Hash } from './block-version.ts';
import type { AuthoringDeps } from './course-deps.ts';
import { differingIds } from './course-index.ts';
import type { FileList } from './course-objects.ts';
import { diffTrees, type TreeDiff } from './diff-trees.ts';
import { readBlocks } from './merge-commits.ts';

export interface CourseDiff extends TreeDiff {
  readonly files: readonly { readonly path: string; readonly from?: string; readonly to?: string }[];
}

/** What `to` has differently from `from`. Costs what differs, not the course. */
export async function diffCommits(
  { objects }: Pick<AuthoringDeps, 'objects'>,
  from: Hash,
  to: Hash,
): Promise<CourseDiff> {
  const [left, right] = [await objects.commit(from), await objects.commit(to)];
  const ids = await differingIds(objects, left, right);
  const trees = [await readBlocks(objects, left, ids), await readBlocks(objects, right, ids)] as const;
  return {
    ...diffTrees(...trees),
    files: diffFiles(await objects.files(left.files), await objects.files(right.files)),
  };
}

function diffFiles(from: FileList, to: FileList): CourseDiff['files'] {
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((path) => from.get(path) !== to.get(path))
    .map((path) => {
      const [old, now] = [from.get(path), to.get(path)];
      return { path, ...(old !== undefined && { from: old }), ...(now !== undefined && { to: now }) };
    });
}
