import { childElements, descendants, type MarkupElement } from '../markup/markup-element.ts';
import { innerHtml } from '../markup/write-html.ts';
import type { Answer } from '../answer.ts';
import { arrangeChoices } from '../present/arrange-choices.ts';
import { numberSolutions } from '../present/solutions.ts';
import type { Problem } from '../problem.ts';

export interface TargetedFeedback {
  /** HTML by input id, not sanitized. */
  readonly messages: Readonly<Record<string, string>>;
  /** Ids of solutions that are in it, and so no longer where they stood. */
  readonly displaced: ReadonlySet<string>;
}

/**
 * What an author says to the choice that was made (`do_targeted_feedback` of capa_problem.py): of the `targetedfeedbackset` after a
 * multiplechoiceresponse, what has the choice's explanation-id; with `alwaysShowCorrectChoiceExplanation` the solution right after the
 * set too, of a `solutionset` the one of the right choice. To be told once the answers were graded.
 */
export function targetedFeedback({
  problem,
  problemId,
  seed,
  answers,
}: {
  readonly problem: Problem;
  readonly problemId: string;
  readonly seed: number;
  /** By input id. */
  readonly answers: Readonly<Record<string, Answer>>;
}): TargetedFeedback {
  const order = arrangeChoices(problem, seed);
  const solutions = numberSolutions(problem, problemId, order);
  const messages: Record<string, string> = {};
  const displaced = new Set<string>();
  for (const { element, inputs, graded } of problem.responses) {
    const [input] = inputs;
    const mode = element.attributes.get('targeted-feedback');
    if (mode === undefined || element.name !== 'multiplechoiceresponse' || input === undefined) continue;
    const after = siblingsAfter(problem.root, element);
    const at = after.findIndex(({ name }) => name === 'targetedfeedbackset');
    const set = after[at];
    if (set === undefined) continue;
    const shown = order.get(input.key);
    const choices = (graded?.response.choices ?? []).filter(
      (choice) => shown === undefined || shown.includes(choice.element),
    );
    const chosen = choices.find(({ name }) => name === answers[problemId + input.key]);
    const id = chosen?.element.attributes.get('explanation-id');
    const said = childElements(set, 'targetedfeedback').filter(
      ({ attributes }) => attributes.get('explanation-id') === id,
    );
    const right = choices.findLast((choice) => choice.element.attributes.get('correct') === 'true');
    const solution =
      mode === 'alwaysShowCorrectChoiceExplanation' ? solutionIn(after[at + 1], right?.element) : undefined;
    const moved = solution && solutions.get(solution);
    if (moved !== undefined) displaced.add(moved.id);
    const html = [...said, ...(solution ? [solution] : [])].map((one) => `<div>${innerHtml(one)}</div>`);
    if (html.length > 0) messages[problemId + input.key] = html.join('');
  }
  return { messages, displaced };
}

function siblingsAfter(root: MarkupElement, element: MarkupElement): readonly MarkupElement[] {
  for (const parent of [root, ...descendants(root)]) {
    const siblings = childElements(parent);
    const at = siblings.indexOf(element);
    if (at !== -1) return siblings.slice(at + 1);
  }
  return [];
}

function solutionIn(
  next: MarkupElement | undefined,
  right: MarkupElement | undefined,
): MarkupElement | undefined {
  if (next?.name === 'solution') return next;
  if (next?.name !== 'solutionset') return undefined;
  const id = right?.attributes.get('explanation-id');
  return childElements(next, 'solution').findLast(
    ({ attributes }) => attributes.get('explanation-id') === id,
  );
}
