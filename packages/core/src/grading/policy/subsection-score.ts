/** What a learner has in the graded problems of one subsection. */
export interface SubsectionScore {
  /** Display name. */
  readonly name: string;
  readonly earned: number;
  readonly possible: number;
}

/**
 * A subsection's share of the points, in hundredths: numpy's `around`, which scales and then rounds half to even
 * (openedx/edx-platform xmodule/graders.py).
 */
export function gradedPercent({ earned, possible }: Pick<SubsectionScore, 'earned' | 'possible'>): number {
  return possible === 0 ? 0 : roundHalfEven((earned / possible) * 100) / 100;
}

function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
  return rest > 0.5 ? below + 1 : below;
}
