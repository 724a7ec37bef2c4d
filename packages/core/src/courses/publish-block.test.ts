import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asBlockId } from './block-id.ts';
import type { BlockId } from './block-version.ts';
import type { CourseObjects } from './course-objects.ts';
import { publishBlock } from './publish-block.ts';
import { below, buildWishes, editWishes, emptyCourse, perform, rootId } from './testing/random-edits.ts';
import type { Tree, TreeBlock } from './tree-block.ts';
import { workingTree, type WorkingTree } from './working-tree.ts';

/** A working tree that holds all of its blocks as changes asks for no stored ones. */
const nothing: CourseObjects = {
  blocks: () => Promise.reject(new Error('not stored')),
  shards: () => Promise.reject(new Error('not stored')),
  files: () => Promise.reject(new Error('not stored')),
  commit: () => Promise.reject(new Error('not stored')),
  findCommit: () => Promise.reject(new Error('not stored')),
};

function working(tree: Tree): WorkingTree {
  const open = workingTree(nothing, rootId, new Map());
  for (const [id, block] of tree) open.set(id, block);
  return open;
}

async function read(open: WorkingTree): Promise<Tree> {
  const tree = new Map<BlockId, TreeBlock>();
  for (const id of await open.below(rootId)) tree.set(id, await open.require(id));
  return tree;
}

/** A published course, a draft of it, and a block of that, before and after it was published. */
async function publishing(
  check: (found: { published: Tree; draft: Tree; block: BlockId; after: Tree }) => void,
): Promise<void> {
  await assert(
    asyncProperty(buildWishes, editWishes, editWishes, nat(50), async (built, first, second, choice) => {
      const base = perform(emptyCourse, built, 'base').tree;
      const published = perform(base, first, 'published').tree;
      const draft = perform(base, [...first, ...second], 'published').tree;
      const ids = below(draft, rootId);
      const block = ids[choice % ids.length] ?? rootId;
      const target = working(published);
      await publishBlock(target, working(draft), block);
      check({ published, draft, block, after: await read(target) });
    }),
    { numRuns: 2000 },
  );
}

function above(tree: Tree, id: BlockId): readonly BlockId[] {
  const parent = tree.get(id)?.parent;
  return parent === null || parent === undefined ? [] : [...above(tree, parent), parent];
}

describe('publishBlock', () => {
  it('makes the block and all below it what they are in the draft', async () => {
    await publishing(({ draft, block, after }) => {
      for (const id of below(draft, block)) expect(after.get(id)).toEqual(draft.get(id));
    });
  });

  it('leaves a tree in which every block stands once, where it says', async () => {
    await publishing(({ after }) => {
      const reached = below(after, rootId);
      expect(new Set(reached).size).toBe(reached.length);
      for (const [id, { children }] of after) {
        for (const child of children) expect(after.get(child)?.parent).toBe(id);
      }
    });
  });

  it('gives ancestors that were not published their settings, and leaves those that were', async () => {
    await publishing(({ published, draft, block, after }) => {
      for (const id of above(draft, block)) {
        expect(after.get(id)?.fields).toBe((published.get(id) ?? draft.get(id))?.fields);
      }
    });
  });

  it('takes out nothing but what stood in the places that the subtree leaves', async () => {
    await publishing(({ published, draft, block, after }) => {
      const brought = new Set(below(draft, block));
      const kept = new Set(above(draft, block));
      for (const [id, was] of published) {
        const path = [...above(published, id), id];
        const from = path.findLastIndex((each) => brought.has(each) || kept.has(each));
        const stays = from === -1 || !brought.has(path[from] ?? rootId);
        expect(after.has(id), id).toBe(stays || brought.has(id));
        const untouched = stays && !kept.has(id) && !brought.has(id);
        const left = was.children.filter((child) => !brought.has(child) && !kept.has(child));
        const now = after.get(id)?.children.filter((child) => !brought.has(child) && !kept.has(child));
        expect(untouched ? now : undefined).toEqual(untouched ? left : undefined);
      }
    });
  });

  it('puts the block where it is among the neighbours that both have', async () => {
    await publishing(({ draft, block, after }) => {
      const parent = draft.get(block)?.parent ?? rootId;
      const order = draft.get(parent)?.children ?? [];
      const now = after.get(parent)?.children ?? [];
      const before = order.slice(0, order.indexOf(block)).findLast((id) => now.includes(id));
      expect(block === rootId || before === undefined || now.indexOf(block) === now.indexOf(before) + 1).toBe(
        true,
      );
    });
  });

  it('turns a block inside out with what stood in it and kept something of its own', async () => {
    const [x, y, z] = ['html@x', 'html@y', 'html@z'].map(asBlockId) as [BlockId, BlockId, BlockId];
    const block = (parent: BlockId | null, children: BlockId[]): TreeBlock => ({
      type: 'html',
      fields: {},
      parent,
      children,
    });
    const published: Tree = new Map([
      [rootId, block(null, [x])],
      [x, block(rootId, [y])],
      [y, block(x, [z])],
      [z, block(y, [])],
    ]);
    const draft: Tree = new Map([
      [rootId, block(null, [y])],
      [y, block(rootId, [x])],
      [x, block(y, [])],
    ]);
    const target = working(published);
    await publishBlock(target, working(draft), x);
    expect([...(await read(target))]).toEqual([
      [rootId, block(null, [y])],
      [y, block(rootId, [z, x])],
      [z, block(y, [])],
      [x, block(y, [])],
    ]);
  });
});
