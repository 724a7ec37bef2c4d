import type { JsonObject } from '../shared/json.ts';
import type { BlockId } from './block-version.ts';

/** A block in a tree that is being compared, merged or changed: its children by id alone. */
export interface TreeBlock {
  readonly type: string;
  readonly fields: JsonObject;
  readonly olx?: JsonObject;
  /** null for the root. */
  readonly parent: BlockId | null;
  readonly children: readonly BlockId[];
}

/** Blocks of one version, all or some; a child that is not among them is the same in every version it is compared with. */
export type Tree = ReadonlyMap<BlockId, TreeBlock>;

/** Puts a child where it stands in `order`: behind the nearest of its neighbours there, else before one, else last. */
export function placeChild(
  children: readonly BlockId[],
  child: BlockId,
  order: readonly BlockId[],
): readonly BlockId[] {
  const rest = children.filter((id) => id !== child);
  const at = order.indexOf(child);
  const before = order.slice(0, Math.max(at, 0)).findLast((id) => rest.includes(id));
  if (before !== undefined) return rest.toSpliced(rest.indexOf(before) + 1, 0, child);
  const after = order.slice(at + 1).find((id) => rest.includes(id));
  return rest.toSpliced(after === undefined ? rest.length : rest.indexOf(after), 0, child);
}
