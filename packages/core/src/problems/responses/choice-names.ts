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
