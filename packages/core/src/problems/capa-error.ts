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

/**
 * The submission cannot be graded: nothing is recorded and no attempt is used (capa's StudentInputError, which it raises
 * for an author's unreadable number as well; `line` tells where that is).
 */
export function badAnswer(message: string, where: { line?: number } = {}): CoreError {
  return new CoreError('bad_answer', message, { data: { ...where, capaError: 'StudentInputError' } });
}
