import type { Drawing } from './define-chart.ts';
import { foldSmallGroups, type Group } from './fold-small-groups.ts';
import type { InsightsCall } from './insights-call.ts';
import { smallGroups } from './words/small-groups.ts';
import { terms } from './words/terms.ts';

/** Bars of learners by what they are, groups that are too small in one. */
export function groupBars(
  { language, minimumGroup }: Pick<InsightsCall, 'language' | 'minimumGroup'>,
  groups: readonly Group[],
  label: string,
): Drawing {
  const { groups: shown, folded } = foldSmallGroups(groups, minimumGroup);
  const rest = folded && {
    name: smallGroups(folded.withUnknown)[language],
    count: folded.count,
  };
  const all: readonly (Omit<Group, 'count'> & { readonly count: number | null })[] = rest
    ? [...shown, rest]
    : shown;
  return {
    kind: 'bars',
    x: { label, unit: 'category' },
    y: { label: terms.learners[language], unit: 'number' },
    xs: all.map(({ name }) => name),
    ...(shown.some(({ place }) => place !== undefined) && { places: all.map(({ place = null }) => place) }),
    series: [{ name: terms.learners[language], values: all.map(({ count }) => count) }],
  };
}
