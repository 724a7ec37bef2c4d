import type { GradedOutline } from './graded-outline.ts';

/** What can be earned in a block, sooner or later, by every learner alike; what is for staff alone does not count. */
export function possiblePoints(outline: GradedOutline, usageKey: string): number {
  if (usageKey === outline.root) return 1;
  let points = 0;
  for (const problem of outline.problems.values()) {
    const within = problem.usageKey === usageKey || problem.above.includes(usageKey);
    if (within && !problem.staffOnly) points += problem.possible;
  }
  return points;
}
