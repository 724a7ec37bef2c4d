/** A group of learners by what they are. */
export interface Group {
  readonly name: string;
  readonly count: number;
  /** Nothing is known of these: they are nobody's group. */
  readonly unknown?: true;
}

export interface FoldedGroups {
  readonly groups: readonly Group[];
  /** Learners of the groups that are too small to be shown; null where even all of them together are too few. */
  readonly folded: number | null;
}

/**
 * Takes groups of fewer than `minimum` learners out, and adds them up. Where that sum is itself below the minimum, the
 * smallest of the others goes in too, so that nobody works it out from the whole.
 */
export function foldSmallGroups(groups: readonly Group[], minimum: number): FoldedGroups {
  const known = groups.filter(({ unknown, count }) => unknown !== true && count > 0);
  const ascending = known.toSorted((one, other) => one.count - other.count);
  const out = new Set<Group>();
  let sum = 0;
  for (const group of ascending) {
    const needed = group.count < minimum || (out.size > 0 && sum < minimum);
    if (!needed) break;
    out.add(group);
    sum += group.count;
  }
  const kept = groups.filter((group) => !out.has(group));
  if (out.size === 0) return { groups: kept, folded: 0 };
  return { groups: kept, folded: sum < minimum ? null : sum };
}
