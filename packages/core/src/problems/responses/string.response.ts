import { invalidProblem } from '../capa-error.ts';
import { singleFeedback, type Feedback } from '../hints/feedback.ts';
import { childElements, firstChild, leadingText, type MarkupElement } from '../markup/markup-element.ts';
import type { Answer } from '../answer.ts';
import { defineResponse } from './define-response.ts';
import { pythonPattern } from './python-pattern.ts';

/** Text (`StringResponse`): equal to one of the answers, or found by their regular expressions. */
export const stringResponse = defineResponse({
  tag: 'stringresponse',
  hintTag: 'stringhint',
  read: ({ element, inputs: [input] }) => {
    const matches = stringMatcher(element);
    const right = expectedStrings(element);
    const raw = (answers: ReadonlyMap<string, Answer>): string | undefined => {
      const answer = answers.get(input.key);
      return typeof answer === 'string' ? answer : undefined;
    };
    const given = (answers: ReadonlyMap<string, Answer>) => raw(answers)?.trim();
    return {
      grade: (answers) => {
        const answer = given(answers);
        const correct = answer !== undefined && matches(right, answer);
        return new Map([[input.key, { correctness: correct ? 'correct' : 'incorrect' }]]);
      },
      // Feedback, unlike the verdict, looks at the answer with the white space around it.
      feedback: (answers) => {
        const answer = raw(answers);
        return answer === undefined ? new Map() : new Map([[input.key, feedback(element, answer, matches)]]);
      },
      correctAnswers: () => new Map([[input.key, right]]),
      hintsMet: (conditions, answers) => {
        const answer = given(answers);
        if (answer === undefined) return [];
        return conditions
          .filter((hint) => matches([(hint.attributes.get('answer') ?? '').trim()], answer))
          .map((hint) => hint.attributes.get('name') ?? '');
      },
    };
  },
});

type Matcher = (expected: readonly string[], given: string) => boolean;

function expectedStrings(element: MarkupElement): string[] {
  const answer = element.attributes.get('answer');
  if (answer === undefined)
    throw invalidProblem(element, 'A stringresponse has no `answer`.', 'AttributeError');
  if (isOldList(element)) return answer.split('_or_').map((part) => part.trim());
  return [answer, ...childElements(element, 'additional_answer').map(additionalAnswer)].map((part) =>
    part.trim(),
  );
}

/** Before `additional_answer`, answers were joined with `_or_`; regular expressions are not read in such a list. */
function isOldList(element: MarkupElement): boolean {
  return (element.attributes.get('answer') ?? '').toLowerCase().includes('_or_');
}

function additionalAnswer(element: MarkupElement): string {
  return element.attributes.get('answer') ?? leadingText(element);
}

function stringMatcher(element: MarkupElement): Matcher {
  const type = element.attributes.get('type')?.toLowerCase().split(' ') ?? [];
  const ignoreCase = type.includes('ci');
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  if (!type.includes('regexp') || isOldList(element)) {
    return (expected, given) => expected.some((text) => fold(text) === fold(given));
  }
  // No group around the alternatives: `^` belongs to the first and `$` to the last, as courses rely on.
  return (expected, given) => compile(element, `^${expected.join('|')}$`, ignoreCase).test(given);
}

function compile(element: MarkupElement, pattern: string, ignoreCase: boolean): RegExp {
  try {
    return pythonPattern(pattern, ignoreCase);
  } catch {
    throw invalidProblem(element, 'error in regular expression', 'ResponseError');
  }
}

function feedback(element: MarkupElement, given: string, matches: Matcher): Feedback | undefined {
  const answers = [element, ...childElements(element, 'additional_answer')];
  const right = answers.find((answer) => matches([additionalAnswer(answer).trim()], given));
  if (right !== undefined) return singleFeedback(firstChild(right, 'correcthint'), true);
  const ignoreCase = element.attributes.get('type')?.toLowerCase().split(' ').includes('ci') ?? false;
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  const wrong = childElements(element).find((hint) => {
    const answer = hint.attributes.get('answer') ?? '';
    if (hint.name === 'stringequalhint') return fold(answer.trim()) === fold(given);
    return hint.name === 'regexphint' && compile(element, `^${answer}$`, ignoreCase).test(given);
  });
  return singleFeedback(wrong, false);
}
