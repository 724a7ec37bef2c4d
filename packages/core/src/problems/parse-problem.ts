import { invalidProblem } from './capa-error.ts';
import { inputTags } from './inputs/input-tags.ts';
import { descendants, type MarkupElement } from './markup/markup-element.ts';
import { readMarkup } from './markup/read-markup.ts';
import type { Problem, ProblemResponse } from './problem.ts';
import type { ResponseInput } from './responses/define-response.ts';
import { capaResponseTags, responseDefinitions } from './responses/response-list.ts';

/**
 * Reads capa's XML. The n-th response's k-th input has the key `_{n+1}_{k}`, as in Open edX.
 * @throws CoreError `invalid_problem` with `line` in its data.
 */
export function parseProblem(xml: string): Problem {
  const root = readMarkup(
    xml.replaceAll(/startouttext\s*\//g, 'text').replaceAll(/endouttext\s*\//g, '/text'),
  );
  const elements = [...descendants(root)];
  const scripted = elements.some(isPythonScript);
  const responses = elements
    .filter(({ name }) => capaResponseTags.has(name))
    .map((element, index) => readResponse(element, index + 2, scripted));
  const unknown = elements.filter(({ name }) => name.endsWith('response') && !isGraded(name));
  return {
    root,
    responses,
    notGradable: [...new Set([...unknown.map(({ name }) => name), ...(scripted ? ['script'] : [])])],
  };
}

/** A script whose variables the problem's text and answers may use; those of the page are not meant. */
export function isPythonScript(element: MarkupElement): boolean {
  return element.name === 'script' && !/javascript|perl/.test(element.attributes.get('type') ?? '');
}

function isGraded(tag: string): boolean {
  return responseDefinitions.some((definition) => definition.tag === tag);
}

function readResponse(element: MarkupElement, number: number, scripted: boolean): ProblemResponse {
  const definition = responseDefinitions.find(({ tag }) => tag === element.name);
  const inputs = [...descendants(element)]
    .filter(({ name }) => inputTags.has(name))
    .map((input, index): ResponseInput => ({
      key: `_${number}_${index + 1}`,
      element: input,
      points: pointsOf(input, definition?.inputPoints),
    }));
  if (definition === undefined || scripted) return { element, inputs };
  const [first, ...others] = inputs;
  if (first === undefined) throw invalidProblem(element, `A ${element.name} has no input.`);
  const response = definition.read({ element, inputs: [first, ...others] });
  return { element, inputs, graded: { definition, response } };
}

function pointsOf(input: MarkupElement, usual = 1): number {
  const points = input.attributes.get('points')?.trim() ?? String(usual);
  if (!/^[+-]?\d+$/.test(points))
    throw invalidProblem(input, `points="${points}" is not an integer.`, 'ValueError');
  return Number(points);
}
