import type { ResponseDefinition } from './define-response.ts';
import { annotationResponse } from './annotation.response.ts';
import { choiceTextResponse } from './choice-text.response.ts';
import { choiceResponse } from './choice.response.ts';
import { customResponse } from './custom.response.ts';
import { formulaResponse } from './formula.response.ts';
import { imageResponse } from './image.response.ts';
import { multipleChoiceResponse } from './multiple-choice.response.ts';
import { numericalResponse } from './numerical.response.ts';
import { optionResponse } from './option.response.ts';
import { schematicResponse } from './schematic.response.ts';
import { stringResponse } from './string.response.ts';
import { symbolicResponse } from './symbolic.response.ts';
import { trueFalseResponse } from './true-false.response.ts';

/** Every response type that is graded here. */
export const responseDefinitions: readonly ResponseDefinition[] = [
  annotationResponse,
  choiceResponse,
  choiceTextResponse,
  customResponse,
  formulaResponse,
  imageResponse,
  multipleChoiceResponse,
  numericalResponse,
  optionResponse,
  schematicResponse,
  stringResponse,
  symbolicResponse,
  trueFalseResponse,
];

/** Types that capa numbers, graded here or not, so that input ids stay the same. */
export const capaResponseTags: ReadonlySet<string> = new Set([
  ...responseDefinitions.map(({ tag }) => tag),
  'coderesponse',
  'externalresponse',
]);
