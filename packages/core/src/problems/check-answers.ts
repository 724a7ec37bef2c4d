import { CoreError } from '../shared/core-error.ts';
import { problemInputs, type Problem } from './problem.ts';
import type { Answer, ResponseInput } from './responses/define-response.ts';

/** By input id: one string, or a list where several may be chosen. */
export type Answers = Readonly<Record<string, Answer>>;

/** What each input takes. */
export function answerShape(
  problem: Problem,
  problemId: string,
): Readonly<Record<string, 'string' | 'string[]'>> {
  return Object.fromEntries(
    [...problemInputs(problem)].map(({ input }) => [
      problemId + input.key,
      takesSeveral(input, problem) ? 'string[]' : 'string',
    ]),
  );
}

/** @throws CoreError `bad_answer` for an input that the problem does not have, or a list where one text is taken. */
export function checkAnswers(problem: Problem, problemId: string, answers: Answers): void {
  const shape = answerShape(problem, problemId);
  for (const [id, answer] of Object.entries(answers)) {
    if (!Object.hasOwn(shape, id)) {
      throw new CoreError('bad_answer', `The problem has no input ${id}.`, { data: { input: id } });
    }
    // A lone text for check boxes is one box: old clients post it so.
    if (typeof answer !== 'string' && shape[id] === 'string') {
      throw new CoreError('bad_answer', `The input ${id} takes one text, not a list.`, {
        data: { input: id },
      });
    }
  }
}

/** Check boxes, and the choice group of a response that takes a set. */
export function takesSeveral({ element, key }: ResponseInput, problem: Problem): boolean {
  if (element.name === 'checkboxgroup') return true;
  const owner = problem.responses.find(({ inputs }) => inputs.some((input) => input.key === key));
  return element.name === 'choicegroup' && owner?.element.name === 'truefalseresponse';
}
