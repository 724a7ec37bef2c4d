import { childElements, descendants, type MarkupElement } from '../markup/markup-element.ts';
import { writeHtml } from '../markup/write-html.ts';
import type { Problem } from '../problem.ts';

export interface NumberedSolution {
  readonly id: string;
  readonly html: string;
}

/** `<solution>` elements in document order; of a set after an answer pool, those for the right choice drawn. */
export function numberSolutions(
  problem: Problem,
  problemId: string,
  order: ReadonlyMap<string, readonly MarkupElement[]>,
): ReadonlyMap<MarkupElement, NumberedSolution> {
  const left = solutionsNotDrawn(problem, order);
  const solutions = [...descendants(problem.root)].filter(({ name }) => name === 'solution');
  const numbered = solutions.map((element, index) => {
    const html = writeHtml(element.content, (inner) => (inner.name === 'script' ? '' : undefined)).trim();
    return [element, { id: `${problemId}_solution_${index + 1}`, html }] as const;
  });
  return new Map(numbered.filter(([element]) => !left.has(element)));
}

function solutionsNotDrawn(
  { root, responses }: Problem,
  order: ReadonlyMap<string, readonly MarkupElement[]>,
): ReadonlySet<MarkupElement> {
  const left = new Set<MarkupElement>();
  for (const parent of [root, ...descendants(root)]) {
    const siblings = childElements(parent);
    for (const { element, inputs } of responses) {
      const at = siblings.indexOf(element);
      const pooled = inputs.find((input) => Number(input.element.attributes.get('answer-pool') ?? 0) > 0);
      if (at === -1 || pooled === undefined) continue;
      const set = siblings.slice(at + 1).find(({ name }) => name === 'solutionset');
      const drawn = order
        .get(pooled.key)
        ?.find((choice) => choice.attributes.get('correct')?.toUpperCase() === 'TRUE')
        ?.attributes.get('explanation-id');
      for (const solution of set === undefined ? [] : childElements(set, 'solution')) {
        if (solution.attributes.get('explanation-id') !== drawn) left.add(solution);
      }
    }
  }
  return left;
}
