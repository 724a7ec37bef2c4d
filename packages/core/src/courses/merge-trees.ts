import { sameJson } from '../olx/same-json.ts';
import type { BlockId } from './block-version.ts';
import { mergeOrder, sameList } from './merge-order.ts';
import type { Tree, TreeBlock } from './tree-block.ts';

/**
 * Two edits of one block. `content`: its fields; `place`: the block it stands in; `order`: that of its children;
 * `removal`: one side took it out, the other went on with it. The merged tree has theirs, or what is left, of `removal`.
 */
export interface MergeConflict {
  readonly block: BlockId;
  readonly about: 'content' | 'place' | 'order' | 'removal';
  /** As each side has it; undefined where it was removed. */
  readonly ours: TreeBlock | undefined;
  readonly theirs: TreeBlock | undefined;
}

export interface MergedTree {
  readonly tree: Tree;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Merges what two sides made of `base`, block by block: content, place and order apart. Nothing is undone silently:
 * where both changed the same, theirs stays and a conflict shows both; what one side removed and the other changed stays.
 */
export function mergeTrees(base: Tree, ours: Tree, theirs: Tree): MergedTree {
  const conflicts = new Map<string, MergeConflict>();
  const note = (block: BlockId, about: MergeConflict['about']): void => {
    const conflict = { block, about, ours: ours.get(block), theirs: theirs.get(block) };
    conflicts.set(`${about} ${block}`, conflict);
  };
  const merged = new Map<BlockId, TreeBlock>();
  for (const id of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [old, own, other] = [base.get(id), ours.get(id), theirs.get(id)];
    if (own !== undefined && other !== undefined) {
      merged.set(
        id,
        mergeBlock(old, own, other, (about) => note(id, about)),
      );
      continue;
    }
    const kept = own ?? other;
    if (kept === undefined || (old !== undefined && !isEdited(old, kept))) continue;
    merged.set(id, kept);
    if (old !== undefined) note(id, 'removal');
  }
  settle(merged, { ours, theirs }, note);
  return { tree: orderChildren(merged, { base, ours, theirs }, note), conflicts: [...conflicts.values()] };
}

function mergeBlock(
  old: TreeBlock | undefined,
  own: TreeBlock,
  other: TreeBlock,
  note: (about: 'content' | 'place') => void,
): TreeBlock {
  const pick = (same: (left: TreeBlock, right: TreeBlock) => boolean, about: 'content' | 'place') => {
    if (same(own, other) || (old !== undefined && same(own, old))) return other;
    if (old !== undefined && same(other, old)) return own;
    note(about);
    return other;
  };
  return { ...pick(sameContent, 'content'), parent: pick(samePlace, 'place').parent };
}

type Note = (block: BlockId, about: MergeConflict['about']) => void;
interface Sides {
  readonly ours: Tree;
  readonly theirs: Tree;
}

/** Keeps every block reachable from the root: what others stand in stays, and no block comes to stand in itself. */
function settle(merged: Map<BlockId, TreeBlock>, sides: Sides, note: Note): void {
  const { ours, theirs } = sides;
  for (let again = true; again;) {
    again = false;
    for (const [id, block] of merged) {
      const { parent } = block;
      const lost =
        parent !== null && !merged.has(parent) ? (ours.get(parent) ?? theirs.get(parent)) : undefined;
      if (parent !== null && lost !== undefined) {
        merged.set(parent, lost);
        note(parent, 'removal');
        again = true;
      }
      const place = theirs.get(id)?.parent;
      if (place !== undefined && place !== parent && isCircular(merged, id)) {
        merged.set(id, { ...block, parent: place });
        note(id, 'place');
        again = true;
      }
    }
  }
}

function isCircular(tree: Tree, id: BlockId): boolean {
  const seen = new Set<BlockId>();
  for (let at = tree.get(id)?.parent; at !== null && at !== undefined; at = tree.get(at)?.parent) {
    if (at === id) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

function orderChildren(
  merged: ReadonlyMap<BlockId, TreeBlock>,
  { base, ours, theirs }: Sides & { readonly base: Tree },
  note: Note,
): Tree {
  const members = new Map<BlockId, Set<BlockId>>([...merged.keys()].map((id) => [id, new Set()]));
  for (const [id, { parent }] of merged) if (parent !== null) members.get(parent)?.add(id);
  const compared = new Set([...base.keys(), ...ours.keys(), ...theirs.keys()]);
  const tree = new Map<BlockId, TreeBlock>();
  for (const [id, block] of merged) {
    const [old, own, other] = [base, ours, theirs].map((side) => side.get(id)?.children ?? []);
    if (old === undefined || own === undefined || other === undefined) continue;
    const inside = members.get(id) ?? new Set();
    // A child that is not compared is the same, and in this block, on both sides.
    for (const child of [...own, ...other]) if (!compared.has(child)) inside.add(child);
    const { order, conflict } = mergeOrder(inside, old, own, other);
    if (conflict) note(id, 'order');
    tree.set(id, { ...block, children: order });
  }
  return tree;
}

/** Did this side do anything to the block that its removal would undo? */
function isEdited(old: TreeBlock, kept: TreeBlock): boolean {
  const before = old.children.filter((id) => kept.children.includes(id));
  const after = kept.children.filter((id) => old.children.includes(id));
  return !sameContent(old, kept) || !samePlace(old, kept) || !sameList(before, after);
}

function sameContent(left: TreeBlock, right: TreeBlock): boolean {
  return left.type === right.type && sameJson(left.fields, right.fields) && sameJson(left.olx, right.olx);
}

function samePlace(left: TreeBlock, right: TreeBlock): boolean {
  return left.parent === right.parent;
}
