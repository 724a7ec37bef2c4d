import { sameJson } from '../olx/same-json.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import type { BlockId } from './block-version.ts';
import { sameList } from './merge-order.ts';
import type { Tree, TreeBlock } from './tree-block.ts';

/** What one version of a course has differently from another; all that is needed to make the one of the other. */
export interface TreeDiff {
  readonly added: readonly { readonly block: BlockId; readonly as: TreeBlock }[];
  readonly removed: readonly { readonly block: BlockId; readonly was: TreeBlock }[];
  readonly moved: readonly {
    readonly block: BlockId;
    readonly from: BlockId | null;
    readonly to: BlockId | null;
  }[];
  readonly changed: readonly BlockChange[];
  /** Blocks whose list of children is another: other children, or another order. */
  readonly ordered: readonly {
    readonly block: BlockId;
    readonly from: readonly BlockId[];
    readonly to: readonly BlockId[];
  }[];
}

export interface BlockChange {
  readonly block: BlockId;
  readonly fields: readonly FieldChange[];
  /** How it stands in OLX; absent where that is the same. */
  readonly olx?: { readonly from: JsonObject | undefined; readonly to: JsonObject | undefined };
}

export interface FieldChange {
  readonly field: string;
  /** undefined: not set. */
  readonly from: Json | undefined;
  readonly to: Json | undefined;
}

export function diffTrees(from: Tree, to: Tree): TreeDiff {
  const diff = {
    added: [] as { block: BlockId; as: TreeBlock }[],
    removed: [] as { block: BlockId; was: TreeBlock }[],
    moved: [] as { block: BlockId; from: BlockId | null; to: BlockId | null }[],
    changed: [] as BlockChange[],
    ordered: [] as { block: BlockId; from: readonly BlockId[]; to: readonly BlockId[] }[],
  };
  for (const [block, was] of from) if (!to.has(block)) diff.removed.push({ block, was });
  for (const [block, now] of to) {
    const was = from.get(block);
    if (was === undefined) {
      diff.added.push({ block, as: now });
      continue;
    }
    if (was.parent !== now.parent) diff.moved.push({ block, from: was.parent, to: now.parent });
    const fields = changedFields(was.fields, now.fields);
    const olx = sameJson(was.olx, now.olx) ? {} : { olx: { from: was.olx, to: now.olx } };
    if (fields.length > 0 || 'olx' in olx) diff.changed.push({ block, fields, ...olx });
    if (!sameList(was.children, now.children)) {
      diff.ordered.push({ block, from: was.children, to: now.children });
    }
  }
  return diff;
}

function changedFields(from: JsonObject, to: JsonObject): FieldChange[] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names]
    .filter((field) => !sameJson(from[field], to[field]))
    .map((field) => ({ field, from: from[field], to: to[field] }));
}
