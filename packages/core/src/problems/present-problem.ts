import type { InputView } from '../blocks/problem/problem-view.ts';
import { takesSeveral } from './check-answers.ts';
import { inputTags } from './inputs/input-tags.ts';
import { inputView } from './inputs/input-view.ts';
import { childElements, descendants, type MarkupElement } from './markup/markup-element.ts';
import { escapeAttribute } from './markup/escape-html.ts';
import { writeHtml } from './markup/write-html.ts';
import { arrangeChoices } from './present/arrange-choices.ts';
import { keepOut } from './present/kept-out.ts';
import { questionText } from './present/question-text.ts';
import { numberSolutions } from './present/solutions.ts';
import type { Problem } from './problem.ts';
import { substitute } from './script/substitute.ts';
import { capaResponseTags } from './responses/response-list.ts';

/** What a learner may see of a problem before answering, none of it sanitized. */
export interface PresentedProblem {
  /** The body, `<cw-input data-input="ID">` and `<cw-solution data-solution="ID">` in their places. */
  readonly html: string;
  readonly inputs: Readonly<Record<string, InputView>>;
  /** HTML by solution id; to be sent only with the answers. */
  readonly solutions: Readonly<Record<string, string>>;
  /** HTML, in the order in which they are asked for. */
  readonly demandHints: readonly string[];
}

/** Does not depend on keys, hints and feedback, except that an answer pool draws one right choice. */
export function presentProblem({
  problem,
  problemId,
  seed,
}: {
  problem: Problem;
  problemId: string;
  seed: number;
}): PresentedProblem {
  const { root, context } = problem;
  const fill = (html: string): string => (context === undefined ? html : substitute(html, context.texts));
  const order = arrangeChoices(problem, seed);
  const solutions = numberSolutions(problem, problemId, order);
  const before = elementsBefore(root);
  const places = new Map<MarkupElement, string>();
  const inputs: Record<string, InputView> = {};
  for (const response of problem.responses) {
    const { byKey, moved } = questionText(response, before.get(response.element));
    for (const element of moved) places.set(element, '');
    for (const input of response.inputs) {
      const text = byKey.get(input.key) ?? { label: '', descriptions: [] };
      const id = problemId + input.key;
      inputs[id] = inputView(input, response, {
        problemId,
        text,
        order: order.get(input.key),
        multiple: takesSeveral(input, problem),
      });
      places.set(input.element, place('input', id));
    }
  }
  for (const [element, { id }] of solutions) places.set(element, place('solution', id));
  const replace = (element: MarkupElement): string | undefined => {
    const placed = places.get(element);
    if (placed !== undefined) return placed;
    if (element.name === 'solutionset') return writeHtml(childElements(element, 'solution'), replace);
    if (keepOut(element) !== undefined) return '';
    if (capaResponseTags.has(element.name) || element.name.endsWith('response')) {
      const tag = isInline(element) ? 'span' : 'div';
      return `<${tag} class="wrapper-problem-response">${writeHtml(element.content, replace).trim()}</${tag}>`;
    }
    return element.name === 'text' ? `<span>${writeHtml(element.content, replace)}</span>` : undefined;
  };
  return {
    html: fill(writeHtml(root.content, replace).trim()),
    inputs: Object.fromEntries(Object.entries(inputs).map(([id, input]) => [id, filled(input, fill)])),
    solutions: Object.fromEntries([...solutions.values()].map(({ id, html }) => [id, fill(html)])),
    demandHints: childElements(root, 'demandhint').flatMap((element) =>
      childElements(element, 'hint').map((hint) => fill(writeHtml(hint.content, keepOut).trim())),
    ),
  };
}

/** The author's texts of an input with the script's values in them; attributes have theirs already. */
function filled(input: InputView, fill: (html: string) => string): InputView {
  return {
    ...input,
    label: fill(input.label),
    descriptions: input.descriptions.map(fill),
    ...(input.choices && {
      choices: input.choices.map((choice) => ({ ...choice, html: fill(choice.html) })),
    }),
  };
}

const block = new Set(
  'blockquote center div dl form h1 h2 h3 h4 h5 h6 hr ol p pre section table ul'.split(' '),
);

/** Goes on in the author's sentence: a `div` would end its paragraph there. */
function isInline(response: MarkupElement): boolean {
  const inner = [...descendants(response)];
  const inputs = inner.filter(({ name }) => inputTags.has(name));
  const inline = (element: MarkupElement): boolean => Boolean(element.attributes.get('inline'));
  return (
    (inline(response) || (inputs.length > 0 && inputs.every(inline))) &&
    !inner.some(({ name }) => block.has(name))
  );
}

function place(kind: 'input' | 'solution', id: string): string {
  return `<cw-${kind} data-${kind}="${escapeAttribute(id)}"></cw-${kind}>`;
}

/** The element just before each one, among its siblings. */
function elementsBefore(root: MarkupElement): ReadonlyMap<MarkupElement, MarkupElement> {
  const before = new Map<MarkupElement, MarkupElement>();
  for (const parent of [root, ...descendants(root)]) {
    childElements(parent).forEach((element, index, siblings) => {
      const previous = siblings[index - 1];
      if (previous !== undefined) before.set(element, previous);
    });
  }
  return before;
}
