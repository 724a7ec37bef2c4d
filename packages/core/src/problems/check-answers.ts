import { CoreError } from '../shared/core-error.ts';
import { dynamathId } from './inputs/dynamath.ts';
import { problemInputs, type Problem } from './problem.ts';
import type { Answer } from './answer.ts';
import type { ResponseInput } from './responses/define-response.ts';

/** By input id. */
export type Answers = Readonly<Record<string, Answer>>;

/** A text, a list of texts, or texts by the name of a field. */
export type AnswerShape = 'string' | 'string[]' | 'fields';

const inputsOfFields: ReadonlySet<string> = new Set(['checkboxtextgroup', 'radiotextgroup']);

/** What each input takes. */
export function answerShape(problem: Problem, problemId: string): Readonly<Record<string, AnswerShape>> {
  return byInputId(shapesOf(problem).asked, problemId);
}

/** The same with the MathML that may come beside a line: also of one that its author has made a plain line since. */
export function postedShape(problem: Problem, problemId: string): Readonly<Record<string, AnswerShape>> {
  return byInputId(shapesOf(problem).posted, problemId);
}

function byInputId(
  shapes: ReadonlyMap<string, AnswerShape>,
  problemId: string,
): Readonly<Record<string, AnswerShape>> {
  return Object.fromEntries([...shapes].map(([key, shape]) => [problemId + key, shape]));
}

/** By input key. */
interface Shapes {
  readonly asked: ReadonlyMap<string, AnswerShape>;
  readonly posted: ReadonlyMap<string, AnswerShape>;
}

const known = new WeakMap<Problem, Shapes>();

/** Read once from each problem: every answer is held against them. */
function shapesOf(problem: Problem): Shapes {
  const before = known.get(problem);
  if (before !== undefined) return before;
  const inputs = [...problemInputs(problem)].map(({ input }) => input);
  const asked = new Map(inputs.map((input) => [input.key, shapeOf(input, problem)]));
  const posted = new Map(asked);
  for (const { key, element } of inputs)
    if (element.name === 'textline') posted.set(dynamathId(key), 'string');
  const shapes = { asked, posted };
  known.set(problem, shapes);
  return shapes;
}

function shapeOf(input: ResponseInput, problem: Problem): AnswerShape {
  if (inputsOfFields.has(input.element.name)) return 'fields';
  return takesSeveral(input, problem) ? 'string[]' : 'string';
}

/** @throws CoreError `bad_answer` for an input that the problem does not have, or an answer of another shape. */
export function checkAnswers(problem: Problem, problemId: string, answers: Answers): void {
  const shapes = shapesOf(problem).posted;
  for (const [id, answer] of Object.entries(answers)) {
    const shape = id.startsWith(problemId) ? shapes.get(id.slice(problemId.length)) : undefined;
    if (shape === undefined) {
      throw new CoreError('bad_answer', `The problem has no input ${id}.`, { data: { input: id } });
    }
    if (!fits(answer, shape)) {
      throw new CoreError('bad_answer', `The input ${id} takes ${takes[shape]}.`, { data: { input: id } });
    }
  }
}

function fits(answer: Answer, shape: AnswerShape): boolean {
  if (typeof answer === 'string') {
    // A lone text for check boxes is one box: old clients post it so. An empty one is no answer anywhere.
    return shape !== 'fields' || answer === '';
  }
  return Array.isArray(answer) ? shape === 'string[]' : shape === 'fields';
}

const takes = {
  string: 'one text, not a list',
  'string[]': 'a list of choices',
  fields: 'fields by name',
} as const;

/** Check boxes, and the choice group of a response that takes a set. */
export function takesSeveral({ element, key }: ResponseInput, problem: Problem): boolean {
  if (element.name === 'checkboxgroup' || element.name === 'checkboxtextgroup') return true;
  const owner = problem.responses.find(({ inputs }) => inputs.some((input) => input.key === key));
  return element.name === 'choicegroup' && owner?.element.name === 'truefalseresponse';
}
