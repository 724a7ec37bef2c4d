import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert, asyncProperty, boolean } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCourses } from '../adapters/sql/testing/test-courses.ts';
import type { BlockId, Hash } from './block-version.ts';
import { diffCommits } from './diff-commits.ts';
import { diffTrees, type TreeDiff } from './diff-trees.ts';
import { editCourse, type CourseEdit } from './edit-course.ts';
import { mergeTrees } from './merge-trees.ts';
import { buildWishes, editWishes, emptyCourse, perform } from './testing/random-edits.ts';
import type { Tree, TreeBlock } from './tree-block.ts';
import { openTree } from './working-tree.ts';

let opened: Awaited<ReturnType<typeof testCourses>>;
let folder = '';
let serial = 0;

beforeAll(async () => {
  opened = await testCourses();
  folder = await mkdtemp(path.join(tmpdir(), 'coursewright-source-'));
  await writeFile(path.join(folder, 'course.xml'), '<course url_name="r" org="o" course="c"/>');
});
afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});

/** A stored version as a tree, without what only OLX knows. */
async function treeOf(commit: Hash): Promise<Tree> {
  const { objects } = opened.authoring;
  const open = await openTree(objects, await objects.commit(commit));
  const tree = new Map<BlockId, TreeBlock>();
  for (const id of await open.below(open.root)) {
    const { olx: _, ...block } = await open.require(id);
    tree.set(id, block);
  }
  return tree;
}

/** A diff says the same whatever the order of its lists. */
function byBlock({ added, removed, moved, changed, ordered }: TreeDiff) {
  const all = [...added, ...removed, ...moved, ...changed, ...ordered];
  return new Map(all.map((one) => [`${Object.keys(one).join(' ')} ${one.block}`, one]));
}

/** Enough blocks for several shards of the index. */
const filler = Array.from({ length: 150 }, (_, index) => ({
  kind: 'add' as const,
  block: 0,
  parent: index,
  index: 0,
  value: 0,
}));

describe('mergeCommits and diffCommits', () => {
  it('come to the same from what differs alone as from whole trees', async () => {
    await assert(
      asyncProperty(boolean(), buildWishes, editWishes, editWishes, async (large, built, first, second) => {
        serial += 1;
        const courseKey = `course-v1:o+c+r${serial}`;
        await opened.courses.import({ source: folder, courseKey, author: 'ada' });
        const edit = (edits: readonly CourseEdit[], from?: Hash) =>
          editCourse(opened.authoring, {
            courseKey,
            author: 'ada',
            message: '',
            edits,
            ...(from !== undefined && { base: from }),
          });
        const base = perform(emptyCourse, large ? [...built, ...filler] : built, 'base');
        const theirs = perform(base.tree, first, 'theirs');
        const ours = perform(base.tree, second, 'ours');
        const from = (await edit(base.edits)).commit;
        const between = (await edit(theirs.edits, from)).commit;
        const { commit, conflicts } = await edit(ours.edits, from);
        const merged = mergeTrees(base.tree, ours.tree, theirs.tree);
        const stored = await treeOf(commit);
        expect(stored).toEqual(merged.tree);
        const named = (list: typeof conflicts.blocks) => list.map(({ block, about }) => `${about} ${block}`);
        expect(named(conflicts.blocks).toSorted()).toEqual(named(merged.conflicts).toSorted());
        const diff = await diffCommits(opened.authoring, between, commit);
        const whole = diffTrees(theirs.tree, stored);
        expect(byBlock(diff)).toEqual(byBlock(whole));
      }),
      { numRuns: 60 },
    );
  });
});
