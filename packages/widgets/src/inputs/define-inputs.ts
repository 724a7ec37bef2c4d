import { CwChoiceInput } from '../components/choice-input/choice-input.ts';
import { CwOptionInput } from '../components/option-input/option-input.ts';
import { CwTextInput } from '../components/text-input/text-input.ts';
import { defineElement } from '../elements/define-element.ts';
import { defineInputView } from './input-views.ts';

/** Registers the inputs there are, by capa's tags. */
export function defineInputs(): void {
  defineElement('cw-choice-input', CwChoiceInput);
  defineElement('cw-option-input', CwOptionInput);
  defineElement('cw-text-input', CwTextInput);
  for (const type of ['choicegroup', 'radiogroup', 'checkboxgroup']) defineInputView(type, 'cw-choice-input');
  defineInputView('optioninput', 'cw-option-input');
  for (const type of ['textline', 'formulaequationinput']) defineInputView(type, 'cw-text-input');
}
