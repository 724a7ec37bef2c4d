import { invalidProblem } from '../capa-error.ts';
import { withinTolerance } from '../formula/compare-numbers.ts';
import type { ComplexParts } from '../formula/formula-number.ts';
import { singleFeedback, type Feedback } from '../hints/feedback.ts';
import { isCorrect } from '../correct-map.ts';
import { childElements, firstChild, leadingText, type MarkupElement } from '../markup/markup-element.ts';
import type { Answer } from '../answer.ts';
import { defineResponse, type Mark } from './define-response.ts';
import { givenNumber, staffNumber } from './number-answer.ts';
import { markRange, numberRange, rangeText } from './number-range.ts';
import { numberTolerance, widenedTolerance, type NumberTolerance } from './number-tolerance.ts';
import { partialCredit, requireScheme } from './partial-credit.ts';

/** A number, or a formula that has one (`NumericalResponse`). */
export const numericalResponse = defineResponse({
  tag: 'numericalresponse',
  hintTag: 'numericalhint',
  read: ({ element, inputs: [input] }) => {
    const answer = element.attributes.get('answer')?.trim();
    if (answer === undefined)
      throw invalidProblem(element, 'A numericalresponse has no `answer`.', 'KeyError');
    const range = numberRange(element, answer);
    const tolerance = numberTolerance(element);
    const schemes = partialCredit(element);
    const additional = childElements(element, 'additional_answer').map(additionalAnswer);
    const text = (answers: ReadonlyMap<string, Answer>): string | undefined => {
      const given = answers.get(input.key);
      return typeof given === 'string' ? given : undefined;
    };
    const mark = (given: string): Mark => {
      // First the learner's: whether it can be read does not depend on the key.
      const number = givenNumber(given);
      requireScheme(element, schemes, ['list', 'close']);
      const verdict =
        range === undefined
          ? markNumber(number.parts, staffNumber(element, answer), tolerance, schemes)
          : markRange(element, range, number, schemes.includes('close') ? tolerance.partialRange : undefined);
      // Other answers are taken as they are written, without a tolerance.
      return isCorrect(verdict) || !additional.includes(given.trim()) ? verdict : { correctness: 'correct' };
    };
    return {
      grade: (answers) => {
        const given = text(answers);
        return new Map([
          [input.key, given === undefined ? { correctness: 'incorrect' as const } : mark(given)],
        ]);
      },
      feedback: (answers, marks) => {
        const entry = marks.get(input.key);
        const given = text(answers);
        if (given === undefined || entry === undefined) return new Map();
        return new Map([[input.key, feedback(element, given, entry)]]);
      },
      correctAnswers: () =>
        new Map([[input.key, [range === undefined ? answer : rangeText(range), ...additional]]]),
      hintsMet: (conditions, answers) => {
        const given = text(answers);
        if (given === undefined) return [];
        const { parts } = givenNumber(given);
        const met = conditions.filter((hint) =>
          withinTolerance(
            parts,
            staffNumber(hint, hint.attributes.get('answer') ?? ''),
            numberTolerance(hint).text,
          ),
        );
        return met.map((hint) => hint.attributes.get('name') ?? '');
      },
    };
  },
});

function additionalAnswer(element: MarkupElement): string {
  return (element.attributes.get('answer') ?? leadingText(element)).trim();
}

/** Half for a near miss or a listed answer, a quarter for a near miss of a listed one. */
function markNumber(
  given: ComplexParts,
  expected: ComplexParts,
  tolerance: NumberTolerance,
  schemes: readonly string[],
): Mark {
  const partly = (npoints: number): Mark => ({ correctness: 'partially-correct', npoints });
  if (withinTolerance(given, expected, tolerance.text)) return { correctness: 'correct' };
  const close = schemes.includes('close');
  const wide = close ? widenedTolerance(tolerance) : tolerance.text;
  if (close && withinTolerance(given, expected, wide)) return partly(0.5);
  if (!schemes.includes('list')) return { correctness: 'incorrect' };
  const listed = tolerance.partialAnswers.map((value) => givenNumber(value).parts);
  if (listed.some((value) => withinTolerance(given, value, tolerance.text))) return partly(0.5);
  if (close && listed.some((value) => withinTolerance(given, value, wide))) return partly(0.25);
  return { correctness: 'incorrect' };
}

function feedback(element: MarkupElement, given: string, entry: Mark): Feedback | undefined {
  const additional = childElements(element, 'additional_answer').find(
    (answer) => additionalAnswer(answer) === given.trim(),
  );
  if (additional !== undefined) return singleFeedback(firstChild(additional, 'correcthint'), true);
  return isCorrect(entry) ? singleFeedback(firstChild(element, 'correcthint'), true) : undefined;
}
