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
 * for an author's unreadable number as well; `line` tells where that is). `tellsKey`: another key would have taken the answer.
 */
export function badAnswer(
  message: string,
  facts: { readonly line?: number; readonly tellsKey?: true } = {},
): CoreError {
  return new CoreError('bad_answer', message, { data: { ...facts, capaError: 'StudentInputError' } });
}

export function tellsKey(error: unknown): boolean {
  return error instanceof CoreError && error.code === 'bad_answer' && error.data['tellsKey'] === true;
}
