import type { BlockId } from './block-version.ts';

export interface MergedOrder {
  readonly order: readonly BlockId[];
  /** Both sides put the same children into another order. */
  readonly conflict: boolean;
}

/**
 * The order of `members`, the children that a block has after a merge. Those that both sides have keep the order of
 * the side that changed it (of `theirs` when both did); the others follow the neighbour they were put behind. Swapping
 * the sides changes nothing, but in a conflict.
 */
export function mergeOrder(
  members: ReadonlySet<BlockId>,
  base: readonly BlockId[],
  ours: readonly BlockId[],
  theirs: readonly BlockId[],
): MergedOrder {
  const [own, other] = [ours, theirs].map((list) => list.filter((id) => members.has(id)));
  if (own === undefined || other === undefined) return { order: [...members], conflict: false };
  const inOther = new Set(other);
  const shared = new Set(own.filter((id) => inOther.has(id)));
  const { order: spine, conflict } = mergeShared(shared, base, own, other);
  const left = gapsOf(own, shared);
  const right = gapsOf(other, shared);
  const order: BlockId[] = [];
  for (const anchor of [undefined, ...spine]) {
    if (anchor !== undefined) order.push(anchor);
    const [first = [], second = []] = [left.get(anchor) ?? [], right.get(anchor) ?? []].toSorted(
      ([one = ''], [two = '']) => (one < two ? -1 : 1),
    );
    order.push(...first, ...second);
  }
  const placed = new Set(order);
  return { order: [...order, ...[...members].filter((id) => !placed.has(id)).toSorted()], conflict };
}

function mergeShared(
  shared: ReadonlySet<BlockId>,
  base: readonly BlockId[],
  ours: readonly BlockId[],
  theirs: readonly BlockId[],
): MergedOrder {
  const own = ours.filter((id) => shared.has(id));
  const other = theirs.filter((id) => shared.has(id));
  if (sameList(own, other)) return { order: own, conflict: false };
  const old = base.filter((id) => shared.has(id));
  const known = new Set(old);
  const moved = (list: readonly BlockId[]) =>
    !sameList(
      list.filter((id) => known.has(id)),
      old,
    );
  if (!moved(own) && !moved(other)) {
    // Both sides added the same block at different places.
    return { order: own.join('\n') < other.join('\n') ? own : other, conflict: false };
  }
  if (!moved(own)) return { order: other, conflict: false };
  return { order: moved(other) ? other : own, conflict: moved(other) };
}

/** The members that are not shared, by the shared one they follow; undefined for those at the start. */
function gapsOf(
  list: readonly BlockId[],
  shared: ReadonlySet<BlockId>,
): ReadonlyMap<BlockId | undefined, readonly BlockId[]> {
  const gaps = new Map<BlockId | undefined, BlockId[]>();
  let anchor: BlockId | undefined;
  for (const id of list) {
    if (shared.has(id)) anchor = id;
    else gaps.set(anchor, [...(gaps.get(anchor) ?? []), id]);
  }
  return gaps;
}

export function sameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id, index) => id === right[index]);
}
