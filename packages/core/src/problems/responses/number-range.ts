import { badAnswer, invalidProblem } from '../capa-error.ts';
import { withinRelative } from '../formula/compare-numbers.ts';
import type { MarkupElement } from '../markup/markup-element.ts';
import type { Mark } from './define-response.ts';
import { staffNumber, type GivenNumber } from './number-answer.ts';

/** `[low, high)`: a square bracket takes its bound in. */
export interface NumberRange {
  readonly bounds: readonly [Bound, Bound];
}

interface Bound {
  readonly text: string;
  readonly inclusive: boolean;
}

export function numberRange(element: MarkupElement, answer: string): NumberRange | undefined {
  if (!/^[[(]/.test(answer) || !/[\])]$/.test(answer)) return undefined;
  const [low, high, ...more] = answer.slice(1, -1).split(',');
  if (low === undefined || high === undefined || more.length > 0) {
    throw invalidProblem(
      element,
      'There was a problem with the staff answer to this problem.',
      'StudentInputError',
    );
  }
  return {
    bounds: [
      { text: low, inclusive: answer.startsWith('[') },
      { text: high, inclusive: answer.endsWith(']') },
    ],
  };
}

/** As "show answer" tells it: a space after the comma, whatever the author wrote there. */
export function rangeText({ bounds: [low, high] }: NumberRange): string {
  return `${low.inclusive ? '[' : '('}${low.text}, ${high.text}${high.inclusive ? ']' : ')'}`;
}

/** `partialRange`: how many lengths of the range around it still earn half; undefined = none. */
export function markRange(
  element: MarkupElement,
  { bounds }: NumberRange,
  given: GivenNumber,
  partialRange: number | undefined,
): Mark {
  if (given.isComplex) {
    throw badAnswer('You may not use complex numbers in range tolerance problems', { tellsKey: true });
  }
  const value = given.parts.re;
  const limits: number[] = [];
  for (const { text, inclusive } of bounds) {
    const bound = staffNumber(element, text);
    const fault = 'There was a problem with the staff answer to this problem: ';
    if (bound.im !== 0) throw badAnswer(`${fault}complex boundary.`, { line: element.line });
    if (Number.isNaN(bound.re)) throw badAnswer(`${fault}empty boundary.`, { line: element.line });
    limits.push(bound.re);
    if (withinRelative(given.parts, bound, Number.EPSILON)) {
      return { correctness: inclusive ? 'correct' : 'incorrect' };
    }
  }
  const [low = Number.NaN, high = Number.NaN] = limits;
  if (low < value && value < high) return { correctness: 'correct' };
  const around = (partialRange ?? 0) * (high - low);
  return low - around < value && value < high + around
    ? { correctness: 'partially-correct', npoints: 0.5 }
    : { correctness: 'incorrect' };
}
