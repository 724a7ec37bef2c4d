import type { InputView } from '../../blocks/problem/problem-view.ts';
import { escapeText } from '../markup/escape-html.ts';
import { descendants, type MarkupElement } from '../markup/markup-element.ts';
import type { ProblemResponse } from '../problem.ts';
import { numberedChoices } from '../responses/choice-names.ts';
import type { ResponseInput } from '../responses/define-response.ts';
import { optionList } from '../responses/option-list.ts';
import { annotationView } from './annotation-view.ts';
import { choiceHtml } from './choice-html.ts';
import { choiceTextViews } from './choice-text-views.ts';
import { dragAndDropView } from './drag-and-drop-view.ts';
import { mathsView } from './dynamath.ts';
import { pageView } from './page-view.ts';
import { pictureView } from './picture-view.ts';
import { textAreaView } from './text-area-view.ts';

export interface InputText {
  readonly label: string;
  readonly descriptions: readonly string[];
}

/** An input as data; `order` gives the choices as drawn for this learner. */
export function inputView(
  { element, key }: ResponseInput,
  { graded }: ProblemResponse,
  {
    problemId,
    text,
    order,
    multiple,
  }: {
    problemId: string;
    text: InputText;
    order: readonly MarkupElement[] | undefined;
    multiple: boolean;
  },
): InputView {
  const attribute = (name: string): string | undefined => element.attributes.get(name);
  const size = Number.parseInt(attribute('size') ?? '', 10);
  const trailingText = attribute('trailing_text');
  const id = problemId + key;
  const choices = choiceTextViews(element, id) ?? choicesOf(element, graded?.response.choices, order);
  const picture = pictureView(element);
  const annotation = annotationView(element);
  const dragAndDrop = dragAndDropView(element);
  const page = pageView(element);
  const textArea = textAreaView(element);
  const maths = mathsView(element);
  const initialValue = element.name === 'schematic' ? attribute('initial_value') : undefined;
  return {
    id,
    type: element.name,
    ...text,
    ...(choices !== undefined && { choices, multiple }),
    ...(attribute('inline') !== undefined && { inline: isTrue(attribute('inline')) }),
    ...(size > 0 && { size }),
    ...(trailingText !== undefined && { trailingText }),
    ...(isTrue(attribute('hidden')) && { hidden: true }),
    ...(picture !== undefined && { picture }),
    ...(annotation !== undefined && { annotation }),
    ...(dragAndDrop !== undefined && { dragAndDrop }),
    ...(page !== undefined && { page }),
    ...(textArea !== undefined && { textArea }),
    ...(maths !== undefined && { maths }),
    ...(initialValue !== undefined && { initialValue }),
  };
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && ['1', 'true'].includes(value.toLowerCase());
}

function choicesOf(
  element: MarkupElement,
  named: readonly { name: string; element: MarkupElement }[] | undefined,
  order: readonly MarkupElement[] | undefined,
): InputView['choices'] {
  if (element.name === 'optioninput')
    return optionList(element).map((name) => ({ name, html: escapeText(name) }));
  if (!['choicegroup', 'checkboxgroup', 'radiogroup'].includes(element.name)) return undefined;
  const own = [...descendants(element)].filter(({ name }) => name === 'choice');
  const all = named ?? numberedChoices(own);
  return (order ?? own).flatMap((choice) => {
    const found = all.find((candidate) => candidate.element === choice);
    return found === undefined ? [] : [{ name: found.name, html: choiceHtml(choice) }];
  });
}
