import type { ChoiceView } from '../../blocks/problem/problem-view.ts';
import { escapeAttribute } from '../markup/escape-html.ts';
import type { MarkupElement } from '../markup/markup-element.ts';
import { writeHtml } from '../markup/write-html.ts';
import { keepOut } from '../present/kept-out.ts';
import { choiceTexts } from '../responses/choice-text.response.ts';

/** Choices with `<cw-field data-field="NAME">` where a number is to be filled in. `id` is the input's. */
export function choiceTextViews(element: MarkupElement, id: string): readonly ChoiceView[] | undefined {
  if (!['checkboxtextgroup', 'radiotextgroup'].includes(element.name)) return undefined;
  return choiceTexts(element).map(({ name, element: choice, numbers }) => {
    const fields = numbers.map((number) => `${id}_${number.name}`);
    let next = 0;
    const replace = (inner: MarkupElement): string | undefined =>
      inner.name === 'numtolerance_input'
        ? `<cw-field data-field="${escapeAttribute(fields[next++] ?? '')}"></cw-field>`
        : keepOut(inner);
    const html = writeHtml(choice.content, replace).trim();
    return { name: `${id}_${name}`, html, ...(fields.length > 0 && { fields }) };
  });
}
