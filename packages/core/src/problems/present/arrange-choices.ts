import type { MarkupElement } from '../markup/markup-element.ts';
import type { Problem } from '../problem.ts';
import { python2Random } from '../random/python2-random.ts';

/** The choices of each input as this seed orders them; one generator for the problem, drawn from in document order. */
export function arrangeChoices(
  problem: Problem,
  seed: number,
): ReadonlyMap<string, readonly MarkupElement[]> {
  const random = python2Random(seed);
  const orders = problem.responses.flatMap(({ graded }) => [...(graded?.response.arrange?.(random) ?? [])]);
  return new Map(orders);
}
