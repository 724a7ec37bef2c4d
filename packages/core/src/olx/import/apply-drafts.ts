import type { BlockId } from '../../courses/block-version.ts';
import { walkBlocks, type OlxBlock } from '../olx-block.ts';
import type { OlxDraft } from './read-drafts.ts';

export interface DraftedCourse {
  readonly root: OlxBlock;
  /** Files of `drafts/` whose blocks now stand in `root`. */
  readonly paths: ReadonlySet<string>;
}

/** A published course with its drafts in their places: what its authors see. A draft without a place is left out. */
export function applyDrafts(root: OlxBlock, drafts: readonly OlxDraft[]): DraftedCourse {
  const paths = new Set<string>();
  let course = root;
  for (const draft of drafts) {
    const applied = applyDraft(course, draft);
    if (applied === undefined) continue;
    course = applied;
    for (const path of draft.paths) paths.add(path);
  }
  return { root: course, paths };
}

function applyDraft(root: OlxBlock, { parent, index, block }: OlxDraft): OlxBlock | undefined {
  const ids = new Set([...walkBlocks(block)].map(({ id }) => id));
  if (parent === undefined || ids.has(root.id)) return undefined;
  const from = findPlace(root, block.id);
  // A block is in one place: what the draft holds leaves where it was.
  const rest = without(root, ids);
  const place = index ?? (from?.parent === parent ? from.index : undefined);
  return insert(rest, parent, place, block);
}

function findPlace(root: OlxBlock, id: BlockId): { parent: BlockId; index: number } | undefined {
  for (const { id: parent, children } of walkBlocks(root)) {
    const index = children.findIndex((child) => child.id === id);
    if (index !== -1) return { parent, index };
  }
  return undefined;
}

function without(block: OlxBlock, ids: ReadonlySet<BlockId>): OlxBlock {
  const children = block.children.filter(({ id }) => !ids.has(id)).map((child) => without(child, ids));
  return { ...block, children };
}

/** Undefined where there is no such parent. */
function insert(
  block: OlxBlock,
  parent: BlockId,
  index: number | undefined,
  added: OlxBlock,
): OlxBlock | undefined {
  if (block.id === parent) {
    return { ...block, children: block.children.toSpliced(index ?? block.children.length, 0, added) };
  }
  for (const [position, child] of block.children.entries()) {
    const changed = insert(child, parent, index, added);
    if (changed !== undefined) return { ...block, children: block.children.with(position, changed) };
  }
  return undefined;
}
