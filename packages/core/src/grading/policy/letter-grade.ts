import type { Cutoff } from './grading-policy.ts';

/** The first cutoff, from the highest down, that `percent` reaches; null below every one. */
export function letterOf(cutoffs: readonly Cutoff[], percent: number): string | null {
  return cutoffs.find(({ atLeast }) => percent >= atLeast)?.letter ?? null;
}

/** Whether `percent` reaches the lowest cutoff that asks for anything. */
export function isPassing(cutoffs: readonly Cutoff[], percent: number): boolean {
  const lowest = cutoffs.findLast(({ atLeast }) => atLeast > 0);
  return lowest !== undefined && percent >= lowest.atLeast;
}
