import type { Answer } from '../answer.ts';
import { evaluateFormula } from '../formula/evaluate-formula.ts';
import { parts } from '../formula/formula-number.ts';
import { childElements, descendants, type MarkupElement } from '../markup/markup-element.ts';
import type { ProblemResponse } from '../problem.ts';
import { choiceTexts } from '../responses/choice-text.response.ts';
import type { ResponseInput } from '../responses/define-response.ts';

/**
 * What a learner would enter to give the answers that "show answer" tells, by input key; undefined where it tells none, or in words that
 * cannot be entered.
 */
export function ownAnswer(response: ProblemResponse): Readonly<Record<string, Answer>> | undefined {
  if (response.graded === undefined) return undefined;
  const shown = response.graded.response.correctAnswers();
  const answers: Record<string, Answer> = {};
  for (const input of response.inputs) {
    const answer = entered(response, input, shown.get(input.key) ?? []);
    if (answer === undefined) return undefined;
    answers[input.key] = answer;
  }
  return answers;
}

function entered(
  { element }: ProblemResponse,
  input: ResponseInput,
  shown: readonly string[],
): Answer | undefined {
  switch (element.name) {
    case 'choicetextresponse':
      return filledChoices(element);
    case 'imageresponse':
      return pointIn(input.element);
    case 'annotationresponse':
      return rightOption(input.element);
    case 'truefalseresponse':
      return shown;
    case 'choiceresponse':
      return input.element.name === 'checkboxgroup' ? shown : shown[0];
    case 'numericalresponse':
      return shown[0] === undefined ? undefined : withinRange(shown[0]);
    default:
      return shown[0];
  }
}

/** Every right choice, its numbers filled in. */
function filledChoices(element: MarkupElement): Readonly<Record<string, string>> {
  const right = choiceTexts(element).filter((choice) => choice.right);
  return Object.fromEntries(
    right.flatMap(({ name, numbers }) => [
      [name, name],
      ...numbers.map((number) => [number.name, number.answer]),
    ]),
  );
}

/** The middle of a range; any other answer as it stands. */
function withinRange(answer: string): string {
  const [, low, high] = /^[[(]([^,]*),([^,]*)[\])]$/.exec(answer) ?? [];
  if (low === undefined || high === undefined) return answer;
  try {
    return String((parts(evaluateFormula(low)).re + parts(evaluateFormula(high)).re) / 2);
  } catch {
    return answer;
  }
}

const corners = /^[[(](\d+),(\d+)[\])]-[[(](\d+),(\d+)[\])]/;

/** In the middle of the first rectangle, or of the corners of the first region, which is inside of its hull. */
function pointIn({ attributes }: MarkupElement): string | undefined {
  const rectangle = corners.exec((attributes.get('rectangle') ?? '').replaceAll(' ', ''));
  const points =
    rectangle === null
      ? firstRegion(attributes.get('regions') ?? '')
      : [rectangle.slice(1, 3).map(Number), rectangle.slice(3, 5).map(Number)];
  if (points.length === 0) return undefined;
  const middle = (axis: number): number =>
    Math.round(points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length);
  return `[${middle(0)},${middle(1)}]`;
}

function firstRegion(text: string): readonly (readonly number[])[] {
  // The first bracket that holds nothing but points.
  const [list = ''] = /\[\s*(?:\[[^[\]]*\]\s*,?\s*)+\]/.exec(text) ?? [];
  return [...list.matchAll(/\[\s*([\d.]+)\s*,\s*([\d.]+)\s*\]/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

function rightOption(element: MarkupElement): string | undefined {
  const options = [...descendants(element)].filter(({ name }) => name === 'option');
  const right = options.findIndex(({ attributes }) => attributes.get('choice') === 'correct');
  return right === -1 ? undefined : JSON.stringify({ options: [right] });
}

/** The shown answer is a regular expression: what matches it cannot be told from it. */
export function isPattern({ element }: ProblemResponse): boolean {
  if (element.name !== 'stringresponse') return false;
  const said = [element, ...childElements(element, 'additional_answer')];
  return said.some(({ attributes }) => (attributes.get('type') ?? '').includes('regexp'));
}
