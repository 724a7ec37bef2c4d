import { describe, expect, it } from 'vitest';
import { answerShape, checkAnswers } from './check-answers.ts';
import { evaluate } from './evaluate.ts';
import { parseProblem } from './parse-problem.ts';
import { problemCheckLine } from './problem-check-line.ts';

const text = `<problem><stringresponse answer="a"><textline/></stringresponse><choiceresponse><checkboxgroup>
  <choice correct="true">x</choice><choice correct="false">y</choice></checkboxgroup></choiceresponse></problem>`;

describe('evaluate', () => {
  it('gives the same evaluation for the same submission', async () => {
    const submission = {
      problem: parseProblem(text),
      problemId: 'p',
      answers: { p_2_1: ' a ', p_3_1: ['choice_0'] },
      seed: 1,
      attempt: 1,
    };
    const first = await evaluate(submission);
    expect(first).toMatchObject({ score: 2, total: 2, success: 'correct', overallMessage: '' });
    expect(await evaluate(submission)).toEqual(first);
  });

  it('refuses to grade a type that it does not know', async () => {
    const problem = parseProblem('<problem><coderesponse><textbox/></coderesponse></problem>');
    const submission = { problem, problemId: 'p', answers: {}, seed: 1, attempt: 1 };
    await expect(evaluate(submission)).rejects.toMatchObject({ code: 'invalid_problem' });
  });
});

describe('checkAnswers', () => {
  const problem = parseProblem(text);

  it('knows what each input takes', () => {
    expect(answerShape(problem, 'p')).toEqual({ p_2_1: 'string', p_3_1: 'string[]' });
  });

  it.each([{ p_9_1: 'a' }, { q_2_1: 'a' }, { p_2_1: ['a'] }, JSON.parse('{"__proto__": "a"}')])(
    'refuses %o',
    (answers) => {
      expect(() => checkAnswers(problem, 'p', answers)).toThrow(
        expect.objectContaining({ code: 'bad_answer' }),
      );
    },
  );
});

describe('parseProblem', () => {
  it('names the line of what is wrong', () => {
    const broken =
      '<problem>\n<multiplechoiceresponse><choicegroup>\n<choice>a</choice></choicegroup></multiplechoiceresponse></problem>';
    expect(() => parseProblem(broken)).toThrow(
      expect.objectContaining({ code: 'invalid_problem', data: expect.objectContaining({ line: 3 }) }),
    );
    expect(() => parseProblem('<problem>\n<p></problem>')).toThrow(
      expect.objectContaining({ code: 'invalid_problem', data: expect.objectContaining({ line: 2 }) }),
    );
  });
});

describe('problemCheckLine', () => {
  it('answers a fault as data', async () => {
    const xml = '<problem><numericalresponse answer="1"><textline/></numericalresponse></problem>';
    const line = await problemCheckLine(JSON.stringify({ id: 'x', xml, answers: { p_2_1: '1,000' } }));
    expect(JSON.parse(line)).toEqual({
      id: 'x',
      error: { type: 'StudentInputError', message: "Invalid math syntax: '1,000'" },
    });
    expect(JSON.parse(await problemCheckLine('{'))).toMatchObject({ id: null, error: { type: 'bad_input' } });
  });
});

it('passes over an element that is no response type, as it is no response in Open edX either', async () => {
  const xml =
    '<problem><javascriptresponse><javascriptinput/></javascriptresponse><stringresponse answer="a"><textline/></stringresponse></problem>';
  const problem = parseProblem(xml);
  expect(problem.notGradable).toEqual([]);
  expect(
    await evaluate({ problem, problemId: 'p', answers: { p_2_1: 'a' }, seed: 1, attempt: 1 }),
  ).toMatchObject({ score: 1, total: 1, success: 'correct' });
});
