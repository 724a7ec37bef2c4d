import type { BlockId, Hash } from './block-version.ts';
import type { Commit } from './commit.ts';
import { differingIds, findInIndex } from './course-index.ts';
import type { CourseObjects, FileList } from './course-objects.ts';
import type { CourseContent } from './course-content.ts';
import { mergeTrees, type MergeConflict } from './merge-trees.ts';
import type { Tree, TreeBlock } from './tree-block.ts';
import { openTree } from './working-tree.ts';
import { putFiles } from './write-olx-tree.ts';

/** Both sides gave this file other content; the merged course has theirs. undefined: removed. */
export interface FileConflict {
  readonly path: string;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

export interface MergeConflicts {
  readonly blocks: readonly MergeConflict[];
  readonly files: readonly FileConflict[];
}

export interface MergeSides {
  readonly base: Commit;
  readonly ours: Commit;
  readonly theirs: Commit;
}

/** Merges two versions that came from `base`; adds the objects to `put`. Costs what was changed, not the course. */
export async function mergeCommits(
  objects: CourseObjects,
  { base, ours, theirs }: MergeSides,
  put: Map<Hash, string>,
): Promise<{ readonly content: CourseContent; readonly conflicts: MergeConflicts }> {
  const ids = new Set([
    ...(await differingIds(objects, base, ours)),
    ...(await differingIds(objects, base, theirs)),
  ]);
  const [old, own, other] = [
    await readBlocks(objects, base, ids),
    await readBlocks(objects, ours, ids),
    await readBlocks(objects, theirs, ids),
  ];
  const merged = mergeTrees(old, own, other);
  const tree = await openTree(objects, theirs);
  for (const id of ids) {
    const block = merged.tree.get(id);
    if (block !== undefined) tree.set(id, block);
    else if (other.has(id)) tree.delete(id);
  }
  const { root, index } = await tree.write(put);
  const files = mergeFiles(
    await objects.files(base.files),
    await objects.files(ours.files),
    await objects.files(theirs.files),
  );
  return {
    content: { root, index, files: putFiles(files.merged, put) },
    conflicts: { blocks: merged.conflicts, files: files.conflicts },
  };
}

/** Those of the blocks that a version has. */
export async function readBlocks(
  objects: CourseObjects,
  commit: Commit,
  ids: ReadonlySet<BlockId>,
): Promise<Tree> {
  const found = await Promise.all(
    [...ids].map(async (id) => ({ id, entry: await findInIndex(objects, commit, id) })),
  );
  const versions = await objects.blocks(
    found.flatMap(({ entry }) => (entry === undefined ? [] : [entry[0]])),
  );
  const tree = new Map<BlockId, TreeBlock>();
  let next = 0;
  for (const { id, entry } of found) {
    const version = entry === undefined ? undefined : versions[next++];
    if (version === undefined || entry === undefined) continue;
    tree.set(id, { ...version, parent: entry[1], children: version.children.map(([child]) => child) });
  }
  return tree;
}

function mergeFiles(
  base: FileList,
  ours: FileList,
  theirs: FileList,
): { readonly merged: FileList; readonly conflicts: readonly FileConflict[] } {
  const merged = new Map<string, string>();
  const conflicts: FileConflict[] = [];
  for (const path of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [old, own, other] = [base.get(path), ours.get(path), theirs.get(path)];
    if (own !== old && other !== old && own !== other) conflicts.push({ path, ours: own, theirs: other });
    const kept = other === old ? own : other;
    if (kept !== undefined) merged.set(path, kept);
  }
  return { merged, conflicts };
}
