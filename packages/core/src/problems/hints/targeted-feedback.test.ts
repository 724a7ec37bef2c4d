import { expect, it } from 'vitest';
import { parseProblem } from '../parse-problem.ts';
import { presentProblem } from '../present-problem.ts';
import { targetedFeedback } from './targeted-feedback.ts';

const problem = (mode: string, solution: string, pool = '') =>
  parseProblem(`<problem><multiplechoiceresponse${mode}><choicegroup${pool}>
    <choice correct="false" explanation-id="near">a</choice>
    <choice correct="true" explanation-id="right">b</choice>
    <choice correct="true" explanation-id="other">c</choice>
    <choice correct="false">d</choice></choicegroup></multiplechoiceresponse>
    <targetedfeedbackset><targetedfeedback explanation-id="near"><p>Nearly</p></targetedfeedback>
    <targetedfeedback explanation-id="right">Yes</targetedfeedback></targetedfeedbackset>${solution}</problem>`);
const told = (mode: string, answer: string, solution = '', pool = '', seed = 1) =>
  targetedFeedback({
    problem: problem(mode, solution, pool),
    problemId: 'p',
    seed,
    answers: { p_2_1: answer },
  });
const plain = ' targeted-feedback=""';
const always = ' targeted-feedback="alwaysShowCorrectChoiceExplanation"';

it.each([
  [plain, 'choice_0', '<div><p>Nearly</p></div>'],
  [plain, 'choice_1', '<div>Yes</div>'],
  [plain, 'choice_3', undefined],
  ['', 'choice_0', undefined],
])('says with%s to %s: %s', (mode, answer, html) => {
  expect(told(mode, answer).messages['p_2_1']).toBe(html);
});

it('tells why the right choice is right where that is always told, in place of the solution', () => {
  const set =
    '<solutionset><solution explanation-id="right">R</solution><solution explanation-id="other">O</solution></solutionset>';
  expect(told(always, 'choice_0', '<solution>S</solution>')).toEqual({
    messages: { p_2_1: '<div><p>Nearly</p></div><div>S</div>' },
    displaced: new Set(['p_solution_1']),
  });
  expect(told(always, 'choice_3', set).messages).toEqual({ p_2_1: '<div>O</div>' });
  expect(told(plain, 'choice_0', '<solution>S</solution>').displaced).toEqual(new Set());
});

it('tells of the right choice that was drawn', () => {
  const set =
    '<solutionset><solution explanation-id="right">R</solution><solution explanation-id="other">O</solution></solutionset>';
  const seen = [1, 2, 3, 4, 5, 6].map((seed) => {
    const pool = ' answer-pool="3"';
    const { inputs } = presentProblem({ problem: problem(always, set, pool), problemId: 'p', seed });
    const drawn = inputs['p_2_1']?.choices?.some(({ html }) => html.trim() === 'b') === true ? 'R' : 'O';
    expect(told(always, 'choice_3', set, pool, seed).messages).toEqual({ p_2_1: `<div>${drawn}</div>` });
    return drawn;
  });
  expect(new Set(seen).size).toBe(2);
});
