import { CoreError } from '../shared/core-error.ts';
import type { BlockId } from './block-version.ts';
import { placeChild } from './tree-block.ts';
import { removeSubtree, type WorkingTree } from './working-tree.ts';

/**
 * Brings one block of the draft, with everything below it, into the published tree: its content, its place under its
 * parent, and the settings of ancestors that are not published yet. A block that the draft has no more goes; one that
 * came from elsewhere leaves its old parent. Returns the blocks that are now as in the draft.
 * @throws CoreError `block_not_found` where neither tree has it
 */
export async function publishBlock(
  published: WorkingTree,
  draft: WorkingTree,
  block: BlockId,
): Promise<readonly BlockId[]> {
  const source = await draft.get(block);
  if (source === undefined) {
    if ((await published.get(block)) === undefined) {
      throw new CoreError('block_not_found', `The course has no block ${block}.`, { data: { block } });
    }
    await removeSubtree(published, block);
    return [];
  }
  const brought = await draft.below(block);
  const inside = new Set(brought);
  for (const ancestor of await draft.above(block)) await secure(published, draft, ancestor, inside);
  await takeOut(published, inside);
  for (const id of brought) published.set(id, await draft.require(id));
  if (source.parent !== null) await attach(published, draft, block, source.parent);
  return brought;
}

/** Makes sure that an ancestor is there, outside of what is about to be replaced. */
async function secure(
  published: WorkingTree,
  draft: WorkingTree,
  ancestor: BlockId,
  inside: ReadonlySet<BlockId>,
): Promise<void> {
  const { parent, ...source } = await draft.require(ancestor);
  const there = await published.get(ancestor);
  if (there === undefined) {
    published.set(ancestor, { ...source, parent, children: [] });
  } else {
    const above = await published.above(ancestor);
    if (!above.some((id) => inside.has(id)) || there.parent === null) return;
    const holder = await published.require(there.parent);
    const children = holder.children.filter((child) => child !== ancestor);
    published.set(there.parent, { ...holder, children });
    published.set(ancestor, { ...there, parent });
  }
  if (parent !== null) await attach(published, draft, ancestor, parent);
}

/** Removes these blocks, and what stands in them, wherever they are. */
async function takeOut(tree: WorkingTree, ids: ReadonlySet<BlockId>): Promise<void> {
  for (const id of ids) {
    const block = await tree.get(id);
    if (block === undefined) continue;
    if (block.parent === null) for (const each of await tree.below(id)) tree.delete(each);
    else await removeSubtree(tree, id);
  }
}

async function attach(
  published: WorkingTree,
  draft: WorkingTree,
  child: BlockId,
  parent: BlockId,
): Promise<void> {
  const holder = await published.require(parent);
  const order = (await draft.require(parent)).children;
  published.set(parent, { ...holder, children: placeChild(holder.children, child, order) });
}
