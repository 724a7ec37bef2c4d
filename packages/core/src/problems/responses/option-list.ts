import { invalidProblem } from '../capa-error.ts';
import { childElements, leadingText, type MarkupElement } from '../markup/markup-element.ts';

/** The options of an `optioninput`: its `<option>` elements, or the older `options="('a','b')"`. */
export function optionList(input: MarkupElement): readonly string[] {
  const elements = childElements(input, 'option');
  if (elements.length > 0) return elements.map((option) => leadingText(option).trim());
  return splitOptions(input.attributes.get('options') ?? '');
}

/** The right option; an author who marks two is told so. */
export function correctOption(input: MarkupElement): string | undefined {
  const elements = childElements(input, 'option');
  if (elements.length === 0) return input.attributes.get('correct');
  const right = elements.filter((option) => option.attributes.get('correct')?.toUpperCase() === 'TRUE');
  if (right.length > 1) throw invalidProblem(input, 'Dropdown questions can only have one correct answer.');
  return right[0] === undefined ? undefined : leadingText(right[0]).trim();
}

const tokens = /'((?:\\'|(?<=\p{L})'(?=\p{L})|[^'])*)'/gu;

/** Quoted words between parentheses; an apostrophe between two letters, or after a backslash, is one. */
function splitOptions(list: string): string[] {
  return [...list.trim().slice(1, -1).matchAll(tokens)].map(([, word]) =>
    (word ?? '').replaceAll("\\'", "'"),
  );
}
