import { inputTags } from '../inputs/input-tags.ts';
import { escapeText } from '../markup/escape-html.ts';
import type { InputText } from '../inputs/input-view.ts';
import { childElements, firstChild, leadingText, type MarkupElement } from '../markup/markup-element.ts';
import { writeHtml } from '../markup/write-html.ts';
import type { ProblemResponse } from '../problem.ts';
import { keepOut } from './kept-out.ts';

export interface QuestionText {
  readonly byKey: ReadonlyMap<string, InputText>;
  /** Elements that are now part of an input, which says its own question: left in the body they would be read twice. */
  readonly moved: readonly MarkupElement[];
}

/**
 * The question of each input (`response_a11y_data` of capa_problem.py): the response's `<label>`; else the old `label`
 * attribute, with the paragraph before the response when it says the same; else the `<label>` just before. A response of
 * several inputs keeps its label in the body, and each input has its own attribute.
 */
export function questionText(
  { element, inputs }: ProblemResponse,
  before: MarkupElement | undefined,
): QuestionText {
  const [first] = inputs;
  if (first === undefined) return { byKey: new Map(), moved: [] };
  const attribute = (input: MarkupElement): string => escapeText(input.attributes.get('label') ?? '');
  if (inputs.length > 1) {
    const texts = inputs.map(
      (input) => [input.key, { label: attribute(input.element), descriptions: [] }] as const,
    );
    return { byKey: new Map(texts), moved: [] };
  }
  const source = labelSource(element, first.element, before);
  const label = source === undefined ? attribute(first.element) : html(source);
  const descriptions = childElements(element, 'description');
  const moved = source === undefined ? [] : [source];
  const text = { label, descriptions: descriptions.map(html) };
  return { byKey: new Map([[first.key, text]]), moved: [...moved, ...descriptions] };
}

function labelSource(
  response: MarkupElement,
  input: MarkupElement,
  before: MarkupElement | undefined,
): MarkupElement | undefined {
  const own = firstChild(response, 'label');
  if (own !== undefined) return own;
  const attribute = input.attributes.get('label');
  if (attribute !== undefined) {
    return before?.name === 'p' && leadingText(before) === attribute ? before : undefined;
  }
  return before?.name === 'label' ? before : undefined;
}

function html(element: MarkupElement): string {
  const replace = (inner: MarkupElement): string | undefined =>
    inputTags.has(inner.name) ? '' : keepOut(inner);
  return writeHtml(element.content, replace).trim();
}
