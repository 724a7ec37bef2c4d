import { CoreError } from '../../shared/core-error.ts';
import type { Answer } from '../answer.ts';
import { dynamathId } from '../inputs/dynamath.ts';
import type { MarksAndMessage, ResponseAnswers, ResponseInput, ResponseSource } from './define-response.ts';

/** A response of which any number of inputs is judged at once, none included. */
export interface GraderSource extends Omit<ResponseSource, 'inputs'> {
  readonly inputs: readonly ResponseInput[];
}

/** A single input left empty is wrong, and its grader is not run. */
export function notAnswered(
  { element, inputs }: GraderSource,
  answers: ResponseAnswers,
): MarksAndMessage | undefined {
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0 || !isEmpty(answers.get(input.key))) return undefined;
  const complains = element.attributes.get('empty_answer_err') ?? '';
  const msg = complains === '' ? '' : '<span class="inline-error">No answer entered!</span>';
  return {
    marks: new Map([[input.key, { correctness: 'incorrect', npoints: null, msg }]]),
    overallMessage: '',
  };
}

function isEmpty(answer: Answer | undefined): boolean {
  return answer !== undefined && Object.keys(answer).length === 0;
}

/** An answer as graders are given it. @throws CoreError `bad_answer` where there is none. */
export function givenAnswer(answer: Answer | undefined, id: string) {
  if (answer !== undefined) return jsonOf(answer);
  throw new CoreError('bad_answer', `The input ${id} was not answered.`, {
    data: { capaError: 'Exception' },
  });
}

export function jsonOf(answer: Answer) {
  if (typeof answer === 'string') return answer;
  return Array.isArray(answer) ? [...answer] : Object.fromEntries(Object.entries(answer));
}

/** The MathML that came with the answer of an input; null where none did. */
export function dynamathOf(answers: ResponseAnswers, { key }: ResponseInput): string | null {
  const mathml = answers.get(dynamathId(key));
  return typeof mathml === 'string' ? mathml : null;
}

/** What "show answer" tells: the answer expected of a single input, or what the inputs say themselves. */
export function shownAnswers(
  { inputs }: GraderSource,
  expected: string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const [input, ...others] = inputs;
  return input !== undefined && others.length === 0 && expected !== undefined && expected !== ''
    ? new Map([[input.key, [expected]]])
    : defaultAnswers(inputs);
}

/** `correct_answer` of the inputs themselves. */
function defaultAnswers(inputs: readonly ResponseInput[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    inputs.flatMap(({ key, element }) => {
      const answer = element.attributes.get('correct_answer');
      return answer === undefined || answer === '' ? [] : [[key, [answer]] as const];
    }),
  );
}
