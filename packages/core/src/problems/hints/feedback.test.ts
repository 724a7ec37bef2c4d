import { expect, it } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { parseProblem } from '../parse-problem.ts';

const feedback = async (xml: string, answers: Record<string, string | string[]>) =>
  (await evaluate({ problem: parseProblem(xml), problemId: 'p', answers, seed: 1, attempt: 1 })).feedback;

const boxes = `<problem><stringresponse answer="cat"><correcthint>Miaow</correcthint><textline/></stringresponse>
  <choiceresponse><checkboxgroup>
    <choice correct="true">a<choicehint selected="true">a is right</choicehint></choice>
    <choice correct="false">b<choicehint selected="false">well left out</choicehint></choice>
    <compoundhint value="A B">both</compoundhint></checkboxgroup></choiceresponse></problem>`;
const part = { part: 'p_2', type: 'choiceresponse', choices: ['choice_0', 'choice_1'] };

it('tells of the hints to each choice, and to which', async () => {
  expect(await feedback(boxes, { p_3_1: ['choice_0'] })).toEqual([
    {
      ...part,
      compound: false,
      label: 'Correct',
      correct: true,
      answer: ['choice_0'],
      hints: [
        { text: 'a is right', about: [{ choice: 'choice_0', selected: true }] },
        { text: 'well left out', about: [{ choice: 'choice_1', selected: false }] },
      ],
    },
  ]);
});

it('tells of a hint to several choices together, and of other responses’ feedback before it', async () => {
  const answers = { p_2_1: 'cat', p_3_1: ['choice_0', 'choice_1'] };
  expect(await feedback(boxes, answers)).toMatchObject([
    { part: 'p_1', type: 'stringresponse', compound: false, correct: true, hints: [{ text: 'Miaow' }] },
    {
      ...part,
      compound: true,
      label: 'Incorrect',
      hints: [
        {
          text: 'both',
          about: [
            { choice: 'choice_0', selected: true },
            { choice: 'choice_1', selected: true },
          ],
        },
      ],
    },
  ]);
});

it('tells nothing where nothing is said', async () => {
  expect(await feedback(boxes, { p_2_1: 'dog' })).toMatchObject([{ hints: [{ text: 'well left out' }] }]);
  const silent = '<problem><numericalresponse answer="1"><textline/></numericalresponse></problem>';
  expect(await feedback(silent, { p_2_1: '1' })).toEqual([]);
});
