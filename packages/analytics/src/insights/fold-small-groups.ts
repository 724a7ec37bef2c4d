/** A group of learners by what they are. */
export interface Group {
  readonly name: string;
  readonly count: number;
  /** The country that they are in, ISO 3166-1 alpha-2. */
  readonly place?: string;
  /** Nothing is known of these: they are nobody's group. */
  readonly unknown?: true;
}

export interface FoldedGroups {
  /** Those that are shown by themselves. */
  readonly groups: readonly Group[];
  /** The others added up; null where even together they are too few to be told. Undefined where there are none. */
  readonly folded: { readonly count: number | null; readonly withUnknown: boolean } | undefined;
}

/**
 * Takes groups of fewer than `minimum` learners out, and adds them up. Where that sum is itself below the minimum, those of
 * whom nothing is known go in too, and then the smallest of the others, so that nobody works it out from the whole.
 */
export function foldSmallGroups(groups: readonly Group[], minimum: number): FoldedGroups {
  const some = groups.filter(({ count }) => count > 0);
  const isUnknown = (group: Group) => group.unknown === true;
  const known = some.filter((group) => !isUnknown(group)).toSorted((one, other) => one.count - other.count);
  const small = known.filter(({ count }) => count < minimum);
  if (small.length === 0) return { groups: some, folded: undefined };
  const out = new Set<Group>(small);
  const sum = () => [...out].reduce((total, { count }) => total + count, 0);
  for (const next of [...some.filter(isUnknown), ...known.slice(small.length)]) {
    if (sum() >= minimum) break;
    out.add(next);
  }
  return {
    groups: some.filter((group) => !out.has(group)),
    folded: { count: sum() < minimum ? null : sum(), withUnknown: [...out].some(isUnknown) },
  };
}
