import type { InputView, ProblemView } from '@coursewright/core';

/** What a learner put into one input: a text, a list where several may be chosen, fields by name where there are several. */
export type Answer = ProblemView['answers'][string];

export type Answers = Readonly<Record<string, Answer>>;

/** An input left empty, in the shape in which it answers. */
export function emptyAnswer({ type, multiple }: InputView): Answer {
  if (multiple !== true) return '';
  return type === 'checkboxtextgroup' ? {} : [];
}

export function isAnswer(value: unknown): value is Answer {
  if (typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && Object.values(value).every(isText);
}

/** None is the same as one left empty; blanks are something, since code may begin with them. */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  return comparable(one) === comparable(other);
}

export function isEmpty(answer: Answer | undefined): boolean {
  if (typeof answer === 'string') return answer.trim() === '';
  return answer === undefined || Object.keys(answer).length === 0;
}

/** The texts of an answer, whatever its shape. */
export function answerTexts(answer: Answer | undefined): readonly string[] {
  return typeof answer === 'string' ? [answer] : Object.values(answer ?? []);
}

/** The order in which choices were made, or fields filled in, says nothing. */
function comparable(answer: Answer | undefined): string {
  if (typeof answer !== 'object') return answer ?? '';
  const parts: string[] = Array.isArray(answer)
    ? answer
    : Object.entries(answer).map((field) => field.join('\u0001'));
  return parts.toSorted().join('\0');
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
