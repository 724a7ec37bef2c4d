import { CwAnnotationInput } from '../components/annotation-input/annotation-input.ts';
import { CwChemicalInput } from '../components/chemical-input/chemical-input.ts';
import { CwChoiceTextInput } from '../components/choice-text-input/choice-text-input.ts';
import { CwDragInput } from '../components/drag-input/drag-input.ts';
import { CwFormulaPreview } from '../components/formula-preview/formula-preview.ts';
import { CwPageInput } from '../components/page-input/page-input.ts';
import { CwPictureInput } from '../components/picture-input/picture-input.ts';
import { CwTextAreaInput } from '../components/text-area-input/text-area-input.ts';
import { defineElement } from '../elements/define-element.ts';

// A bundle of its own, loaded when a problem needs it, so that every other page is spared it.

defineElement('cw-annotation-input', CwAnnotationInput);
defineElement('cw-chemical-input', CwChemicalInput);
defineElement('cw-choice-text-input', CwChoiceTextInput);
defineElement('cw-drag-input', CwDragInput);
defineElement('cw-formula-preview', CwFormulaPreview);
defineElement('cw-page-input', CwPageInput);
defineElement('cw-picture-input', CwPictureInput);
defineElement('cw-text-area-input', CwTextAreaInput);

export { dynamathOf } from './dynamath.ts';
