import { invalidProblem } from '../capa-error.ts';
import { childElements, type MarkupElement } from '../markup/markup-element.ts';

export interface NamedChoice {
  readonly name: string;
  readonly element: MarkupElement;
}

/** `choice_` and the author's name, or the number among those without one, over the whole response. */
export function namedChoices(groups: readonly MarkupElement[]): NamedChoice[] {
  let number = 0;
  return groups
    .flatMap((group) => childElements(group))
    .map((element) => ({ name: `choice_${element.attributes.get('name') ?? number++}`, element }));
}

/** `choice_` and the place of the choice, whatever name the author gave. */
export function numberedChoices(choices: readonly MarkupElement[]): NamedChoice[] {
  return choices.map((element, number) => ({ name: `choice_${number}`, element }));
}

/** @throws CoreError `invalid_problem` for anything among the choices that is none (`extract_choices`). */
export function checkChoices(group: MarkupElement): void {
  const wrong = childElements(group).find(({ name }) => name !== 'choice' && name !== 'compoundhint');
  if (wrong === undefined) return;
  const message = `Expected a <choice> or <compoundhint> tag; got ${wrong.name} instead`;
  throw invalidProblem(wrong, message, 'Exception');
}
