import type { BlockView } from '@coursewright/core';

/** The tree with one block as it now is. */
export function withBlock(tree: BlockView, block: BlockView): BlockView {
  if (tree.usageKey === block.usageKey) {
    const { children } = block.children === undefined ? tree : block;
    return children === undefined ? block : { ...block, children };
  }
  if (tree.children === undefined) return tree;
  return { ...tree, children: tree.children.map((child) => withBlock(child, block)) };
}

/** How far a unit is, by the blocks in it that can be completed; undefined where none can. */
export function completionOf(tree: BlockView): number | undefined {
  const parts = [...leaves(tree)].flatMap(({ completion }) => (completion === undefined ? [] : [completion]));
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

function* leaves(tree: BlockView): Generator<BlockView> {
  if (tree.children === undefined) yield tree;
  else for (const child of tree.children) yield* leaves(child);
}
