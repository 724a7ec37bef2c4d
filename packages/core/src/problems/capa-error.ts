import { CoreError } from '../shared/core-error.ts';
import type { MarkupElement } from './markup/markup-element.ts';

/** The author's fault. `capaError` in the data is the exception that Open edX raises for it. */
export function invalidProblem(
  element: MarkupElement,
  message: string,
  capaError = 'LoncapaProblemError',
): CoreError {
  return new CoreError('invalid_problem', message, { data: { line: element.line, capaError } });
}

/** The learner's answer cannot be read; nothing is graded and no attempt is used (capa's StudentInputError). */
export function badAnswer(message: string, capaError = 'StudentInputError'): CoreError {
  return new CoreError('bad_answer', message, { data: { capaError } });
}
