import { invalidProblem } from './capa-error.ts';
import { inputTags } from './inputs/input-tags.ts';
import { descendants, type MarkupElement } from './markup/markup-element.ts';
import type { ProblemResponse } from './problem.ts';
import type { ResponseInput } from './responses/define-response.ts';
import { capaResponseTags, responseDefinitions } from './responses/response-list.ts';

/**
 * The responses in document order with their inputs; the n-th response's k-th input has the key `_{n+1}_{k}`, as in Open edX.
 * `keys: 'unread'` leaves what is right unread, where a script is still to give it.
 * @throws CoreError `invalid_problem` with `line` in its data.
 */
export function readResponses(root: MarkupElement, keys: 'read' | 'unread' = 'read'): ProblemResponse[] {
  return [...descendants(root)]
    .filter(({ name }) => capaResponseTags.has(name))
    .map((element, index) => readResponse(element, index + 2, keys));
}

function readResponse(element: MarkupElement, number: number, keys: 'read' | 'unread'): ProblemResponse {
  const definition = responseDefinitions.find(({ tag }) => tag === element.name);
  const inputs = [...descendants(element)]
    .filter(({ name }) => inputTags.has(name))
    .map((input, index): ResponseInput => ({
      key: `_${number}_${index + 1}`,
      element: input,
      points: pointsOf(input, definition?.inputPoints),
    }));
  if (definition === undefined || keys === 'unread') return { element, inputs };
  const [first, ...others] = inputs;
  if (first === undefined) {
    if (definition.readWithoutInput === undefined)
      throw invalidProblem(element, `A ${element.name} has no input.`);
    const response = definition.readWithoutInput({ element, key: `_${number - 1}` });
    return { element, inputs, graded: { definition, response } };
  }
  const response = definition.read({ element, key: `_${number - 1}`, inputs: [first, ...others] });
  return { element, inputs, graded: { definition, response } };
}

function pointsOf(input: MarkupElement, usual = 1): number {
  const points = input.attributes.get('points')?.trim() ?? String(usual);
  if (!/^[+-]?\d+$/.test(points))
    throw invalidProblem(input, `points="${points}" is not an integer.`, 'ValueError');
  return Number(points);
}
