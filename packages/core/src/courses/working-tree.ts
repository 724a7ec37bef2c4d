import { CoreError } from '../shared/core-error.ts';
import type { BlockId, ChildLink, Hash } from './block-version.ts';
import type { Commit } from './commit.ts';
import { readIndex, writeIndex } from './course-index.ts';
import type { CourseObjects, IndexEntry } from './course-objects.ts';
import type { TreeBlock } from './tree-block.ts';
import { putBlock, type WrittenTree } from './write-olx-tree.ts';

/** A version of a course that is being changed: blocks are read as they are asked for, changes are kept until `write`. */
export interface WorkingTree {
  readonly root: BlockId;
  get(id: BlockId): Promise<TreeBlock | undefined>;
  /** @throws CoreError `block_not_found` */
  require(id: BlockId): Promise<TreeBlock>;
  set(id: BlockId, block: TreeBlock): void;
  delete(id: BlockId): void;
  /** The block and everything below it, parents first. */
  below(id: BlockId): Promise<readonly BlockId[]>;
  /** From the root down to the block's parent. */
  above(id: BlockId): Promise<readonly BlockId[]>;
  /** Adds the objects of the changed blocks, those above them and the index to `put`. */
  write(put: Map<Hash, string>): Promise<WrittenTree>;
}

export async function openTree(objects: CourseObjects, commit: Commit): Promise<WorkingTree> {
  return workingTree(objects, commit.root[0], await readIndex(objects, commit));
}

/** The tree that `index` is of; it is changed by `write`. */
export function workingTree(
  objects: CourseObjects,
  root: BlockId,
  index: Map<BlockId, IndexEntry>,
): WorkingTree {
  /** undefined: deleted. */
  const changes = new Map<BlockId, TreeBlock | undefined>();

  const get = async (id: BlockId): Promise<TreeBlock | undefined> => {
    if (changes.has(id)) return changes.get(id);
    const entry = index.get(id);
    if (entry === undefined) return undefined;
    const [version] = await objects.blocks([entry[0]]);
    if (version === undefined) return undefined;
    return { ...version, parent: entry[1], children: version.children.map(([child]) => child) };
  };
  const require = async (id: BlockId): Promise<TreeBlock> => {
    const block = await get(id);
    if (block !== undefined) return block;
    throw new CoreError('block_not_found', `The course has no block ${id}.`, { data: { block: id } });
  };
  const above = async (id: BlockId): Promise<readonly BlockId[]> => {
    const path: BlockId[] = [];
    for (let { parent } = await require(id); parent !== null; { parent } = await require(parent)) {
      path.unshift(parent);
    }
    return path;
  };
  const write = async (put: Map<Hash, string>): Promise<WrittenTree> => {
    const stale = new Set<BlockId>([root]);
    for (const [id, block] of changes) {
      if (block === undefined) continue;
      stale.add(id);
      for (const ancestor of await above(id)) stale.add(ancestor);
    }
    const writeBlock = async (id: BlockId): Promise<ChildLink> => {
      const entry = index.get(id);
      if (!stale.has(id) && entry !== undefined) return [id, entry[0]];
      const { parent, ...block } = await require(id);
      const children: ChildLink[] = [];
      for (const child of block.children) children.push(await writeBlock(child));
      const hash = putBlock({ ...block, children }, put);
      index.set(id, [hash, parent]);
      return [id, hash];
    };
    for (const [id, block] of changes) if (block === undefined) index.delete(id);
    const link = await writeBlock(root);
    return { root: link, index: writeIndex(index, put), blocks: index.size };
  };
  return {
    root,
    get,
    require,
    above,
    write,
    set: (id, block) => void changes.set(id, block),
    delete: (id) => void changes.set(id, undefined),
    below: async (id) => {
      const found: BlockId[] = [];
      const visit = async (at: BlockId): Promise<void> => {
        found.push(at);
        for (const child of (await require(at)).children) await visit(child);
      };
      await visit(id);
      return found;
    },
  };
}

/** Takes a block and everything below it out of the tree. */
export async function removeSubtree(tree: WorkingTree, id: BlockId): Promise<void> {
  const { parent } = await tree.require(id);
  if (parent === null) throw new CoreError('bad_input', 'The course itself cannot be removed from it.');
  const holder = await tree.require(parent);
  for (const each of await tree.below(id)) tree.delete(each);
  tree.set(parent, { ...holder, children: holder.children.filter((child) => child !== id) });
}
