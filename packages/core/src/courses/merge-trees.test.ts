import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameJson } from '../olx/same-json.ts';
import { asBlockId } from './block-id.ts';
import type { BlockId } from './block-version.ts';
import { diffTrees, type TreeDiff } from './diff-trees.ts';
import { mergeTrees } from './merge-trees.ts';
import { below, buildWishes, editWishes, emptyCourse, perform, rootId } from './testing/random-edits.ts';
import type { Tree, TreeBlock } from './tree-block.ts';

/** In any order of their keys. */
function plain(tree: Tree) {
  return Object.fromEntries([...tree].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Blocks that are not reached from the root, reached twice, or in another place than they say. */
function flawsOf(tree: Tree): string[] {
  const reached = below(tree, rootId);
  const misplaced = [...tree].flatMap(([id, { children }]) =>
    children.filter((child) => tree.get(child)?.parent !== id),
  );
  const doubled = reached.filter((id, index) => reached.indexOf(id) !== index);
  return [...misplaced, ...doubled, ...[...tree.keys()].filter((id) => !reached.includes(id))];
}

function apply(from: Tree, { added, removed, moved, changed, ordered }: TreeDiff): Tree {
  const tree = new Map(from);
  const patch = (id: BlockId, change: Partial<TreeBlock>) => {
    const block = tree.get(id);
    if (block !== undefined) tree.set(id, { ...block, ...change });
  };
  for (const { block } of removed) tree.delete(block);
  for (const { block, as } of added) tree.set(block, as);
  for (const { block, to } of moved) patch(block, { parent: to });
  for (const { block, to } of ordered) patch(block, { children: to });
  for (const { block, fields } of changed) {
    const values = { ...tree.get(block)?.fields };
    for (const { field, to } of fields) {
      if (to === undefined) Reflect.deleteProperty(values, field);
      else values[field] = to;
    }
    patch(block, { fields: values });
  }
  return tree;
}

/** A course, and what two people made of it at the same time. */
function twoSided(check: (base: Tree, ours: Tree, theirs: Tree) => void): void {
  assert(
    property(buildWishes, editWishes, editWishes, (built, first, second) => {
      const base = perform(emptyCourse, built, 'base').tree;
      check(base, perform(base, first, 'ours').tree, perform(base, second, 'theirs').tree);
    }),
    { numRuns: 2000 },
  );
}

describe('mergeTrees', () => {
  it('takes the side that changed something', () => {
    twoSided((base, ours) => {
      for (const sides of [
        [ours, base],
        [base, ours],
        [ours, ours],
      ] as const) {
        const { tree, conflicts } = mergeTrees(base, ...sides);
        expect(conflicts).toEqual([]);
        expect(plain(tree)).toEqual(plain(ours));
      }
    });
  });

  it('gives the same from both sides, unless there is a conflict, which both see', () => {
    twoSided((base, ours, theirs) => {
      const one = mergeTrees(base, ours, theirs);
      const other = mergeTrees(base, theirs, ours);
      const seen = ({ conflicts }: typeof one) =>
        conflicts.map(({ block, about }) => `${about} ${block}`).toSorted();
      // Where blocks came to stand in each other, each side gives way to the other: in other places.
      const circular = [...one.conflicts, ...other.conflicts].some(({ about }) => about === 'place');
      expect(circular || seen(one)).toEqual(circular || seen(other));
      const told = one.conflicts.length + other.conflicts.length > 0;
      expect(told || plain(one.tree)).toEqual(told || plain(other.tree));
    });
  });

  it('always gives a tree in which every block stands once', () => {
    twoSided((base, ours, theirs) => {
      expect(flawsOf(mergeTrees(base, ours, theirs).tree)).toEqual([]);
    });
  });

  it('undoes nothing that either side did without saying so', () => {
    twoSided((base, ours, theirs) => {
      const { tree, conflicts } = mergeTrees(base, ours, theirs);
      const told = new Set(conflicts.map(({ block }) => block));
      for (const side of [ours, theirs]) {
        const { added, removed, changed, moved } = diffTrees(base, side);
        const lost = [
          ...added.filter(({ block }) => !tree.has(block)),
          ...removed.filter(({ block }) => tree.has(block)),
          ...changed.filter(({ block }) => !sameJson(tree.get(block)?.fields, side.get(block)?.fields)),
          ...moved.filter(({ block, to }) => tree.get(block)?.parent !== to),
        ];
        expect(lost.filter(({ block }) => !told.has(block))).toEqual([]);
      }
    });
  });

  it('keeps both lists of additions and shows two edits of one block', () => {
    const a = asBlockId('html@a');
    const b = asBlockId('html@b');
    const c = asBlockId('html@c');
    const block = (value: number, parent: BlockId | null = rootId, children: BlockId[] = []): TreeBlock => ({
      type: 'html',
      fields: { value },
      parent,
      children,
    });
    const base: Tree = new Map([
      [rootId, block(0, null, [a])],
      [a, block(1)],
    ]);
    const ours: Tree = new Map([
      [rootId, block(0, null, [a, c])],
      [a, block(2)],
      [c, block(4)],
    ]);
    const theirs: Tree = new Map([
      [rootId, block(0, null, [a, b])],
      [a, block(3)],
      [b, block(5)],
    ]);
    const { tree, conflicts } = mergeTrees(base, ours, theirs);
    expect(tree.get(rootId)?.children).toEqual([a, b, c]);
    expect(conflicts).toEqual([{ block: a, about: 'content', ours: block(2), theirs: block(3) }]);
    expect(tree.get(a)).toEqual(block(3));
  });
});

describe('diffTrees', () => {
  it('says all that is needed to make one version of another', () => {
    twoSided((_base, ours, theirs) => {
      expect(plain(apply(ours, diffTrees(ours, theirs)))).toEqual(plain(theirs));
    });
  });

  it('says nothing of what is the same', () => {
    twoSided((base) => {
      expect(Object.values(diffTrees(base, new Map(base))).flat()).toEqual([]);
    });
  });
});
