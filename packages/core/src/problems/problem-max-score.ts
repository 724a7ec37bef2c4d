import { problemInputs, type Problem } from './problem.ts';

/** Points that can be earned before the weight: one an input, unless its `points` says otherwise. */
export function problemMaxScore(problem: Problem): number {
  let total = 0;
  for (const { input } of problemInputs(problem)) total += input.points;
  return total;
}
