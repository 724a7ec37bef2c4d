import { describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';

const xml = `<problem><multiplechoiceresponse><choicegroup>
  <choice correct="true">yes</choice><choice correct="false">no</choice>
</choicegroup></multiplechoiceresponse></problem>`;
const cases = [
  { id: 'right', xml, answers: { p_2_1: 'choice_0' } },
  { id: 'wrong', xml, answers: { p_2_1: 'choice_1' } },
];
const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('problem check', () => {
  it('answers every case with a line, in order', async () => {
    const { code, out } = await runTestCli(['problem', 'check', '--json'], { input: lines(cases) });
    expect(code).toBe(0);
    const [right, wrong] = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const entry = { npoints: null, msg: '', hint: '', hintmode: null };
    expect(right).toEqual({
      id: 'right',
      correct_map: { p_2_1: { correctness: 'correct', ...entry } },
      score: 1,
      total: 1,
      success: 'correct',
      overall_message: '',
    });
    expect(wrong).toMatchObject({ id: 'wrong', score: 0, total: 1, success: 'incorrect' });
  });

  it('answers a line it cannot read and goes on with the next', async () => {
    const input = `not JSON\n${JSON.stringify({ id: 7, xml: '<problem>' })}\n\n${lines(cases)}`;
    const { code, out } = await runTestCli(['problem', 'check', '--json'], { input });
    const answers = out.trim().split('\n');
    expect(code).toBe(0);
    expect(answers.length).toBe(4);
    expect(JSON.parse(answers[0] ?? '')).toEqual({
      id: null,
      error: { type: 'bad_input', message: expect.any(String) },
    });
    expect(JSON.parse(answers[1] ?? '')).toMatchObject({ id: 7, error: { message: expect.any(String) } });
  });

  it('reports to a person, with what could not be graded and a summary', async () => {
    const input = `${lines(cases)}not JSON\n`;
    const { code, out } = await runTestCli(['problem', 'check'], { input });
    expect(code).toBe(1);
    expect(out).toContain('✓ right  correct, 1 of 1\n    p_2_1  correct\n');
    expect(out).toContain('✗ wrong  incorrect, 0 of 1\n');
    expect(out).toContain('! (line 3)  bad_input: ');
    expect(out).toMatch(/3 cases: 1 correct, 1 incorrect, 1 not graded\n$/);
  });

  it('names a file that is not there', async () => {
    const { code, err } = await runTestCli(['problem', 'check', '/nowhere/cases.jsonl']);
    expect(code).toBe(1);
    expect(err).toContain('/nowhere/cases.jsonl');
  });
});

it('problem check names a case without an id by its line, and a file that is not there', async () => {
  const input = '\nno json\n';
  expect(await runTestCli(['problem', 'check'], { input })).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^! \(line 2\) {2}bad_input: The line is no JSON/),
  });
  expect(await runTestCli(['problem', 'check', '/no/such/file'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('The file /no/such/file cannot be read'),
  });
});
