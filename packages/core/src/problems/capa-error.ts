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

/** Whether a fault is of the key, so that another key would not have it: the author's own, or an answer's that only this one cannot take. */
export function tellsKey(error: unknown): boolean {
  if (!(error instanceof CoreError)) return false;
  const { code, data } = error;
  return (
    code === 'invalid_problem' || (code === 'bad_answer' && (data['tellsKey'] === true || 'line' in data))
  );
}
