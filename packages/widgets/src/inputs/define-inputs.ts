import { CwChoiceInput } from '../components/choice-input/choice-input.ts';
import { CwOptionInput } from '../components/option-input/option-input.ts';
import { CwTextInput } from '../components/text-input/text-input.ts';
import { defineElement } from '../elements/define-element.ts';
import { defineInputView } from './input-views.ts';

/** Inputs that most problems do not have; they are loaded with the first problem that has one. */
const larger = {
  annotationinput: 'cw-annotation-input',
  checkboxtextgroup: 'cw-choice-text-input',
  chemicalequationinput: 'cw-chemical-input',
  codeinput: 'cw-text-area-input',
  crystallography: 'cw-text-area-input',
  designprotein2dinput: 'cw-text-area-input',
  drag_and_drop_input: 'cw-drag-input',
  editageneinput: 'cw-text-area-input',
  filesubmission: 'cw-text-area-input',
  imageinput: 'cw-picture-input',
  jsinput: 'cw-page-input',
  matlabinput: 'cw-text-area-input',
  radiotextgroup: 'cw-choice-text-input',
  schematic: 'cw-text-area-input',
  textbox: 'cw-text-area-input',
  vsepr_input: 'cw-text-area-input',
} as const;

/** Registers the inputs there are, by capa's tags. */
export function defineInputs(): void {
  defineElement('cw-choice-input', CwChoiceInput);
  defineElement('cw-option-input', CwOptionInput);
  defineElement('cw-text-input', CwTextInput);
  for (const type of ['choicegroup', 'radiogroup', 'checkboxgroup']) defineInputView(type, 'cw-choice-input');
  defineInputView('optioninput', 'cw-option-input');
  for (const type of ['textline', 'formulaequationinput']) defineInputView(type, 'cw-text-input');
  for (const [type, tagName] of Object.entries(larger))
    defineInputView(type, tagName, () => import('#more-inputs'));
}
