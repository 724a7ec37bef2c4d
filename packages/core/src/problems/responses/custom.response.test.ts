import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { parseProblem } from '../parse-problem.ts';
import { instantiateProblem } from '../script/instantiate-problem.ts';
import type { RunScript } from '../script/run-script.ts';

type Run = Parameters<RunScript>[0];

/** What is run of a problem that a learner answers, first its script; each run leaves a verdict and the script's variable. */
async function runsOf(xml: string, { attempt = 1, student = 'a1', other = 'x' } = {}): Promise<Run[]> {
  const runs: Run[] = [];
  const mark = '{"marks": [{"correctness": "correct", "npoints": 1, "msg": ""}], "overall_message": ""}';
  const runScript: RunScript = (run) => {
    runs.push(run);
    const left = run.globals.slice(1, -1);
    return Promise.resolve({
      ok: true,
      globals: `{"y": 4.0, "_verdict": ${mark}, ${left}}`,
      texts: { y: '4.0' },
    });
  };
  const learner = { seed: 1, runScript, anonymousStudentId: student };
  const problem = await instantiateProblem(parseProblem(`<problem>${xml}</problem>`), learner);
  const answers = { p_2_1: '4', p_3_1: other };
  await evaluate({ problem, problemId: 'p', answers, seed: 1, attempt, runScript });
  return runs;
}

const more = '<stringresponse answer="x"><textline/></stringresponse>';
const script = (code: string) => `<script type="loncapa/python">${code}</script>`;
const byFunction = (extra: string) =>
  `${script('y = 4.0\ndef check(expect, ans, **more): return True')}<customresponse cfn="check" cfn_extra_args="${extra}"><textline/></customresponse>${more}`;
const byAnswer = (code: string) =>
  `${script('y = 4.0')}<customresponse><textline/><answer>${code}</answer></customresponse>${more}`;

describe('a grader in Python', () => {
  it.each([
    ['a function', byFunction('')],
    ['a function that asks for what is the same for all', byFunction('seed submission y')],
    ['code', byAnswer("correct = ['correct' if submission[0] == str(y) else 'incorrect']")],
  ])('runs alike for every learner and attempt with the same answer: %s', async (_kind, xml) => {
    const first = await runsOf(xml);
    expect(await runsOf(xml, { attempt: 2, student: 'b2', other: 'z' })).toEqual(first);
    expect(first).toHaveLength(2);
  });

  it.each([
    ['attempt', { attempt: 2 }],
    ['anonymous_student_id', { student: 'b2' }],
    ['answers', { other: 'z' }],
  ])('is given %s where it asks for it by name', async (name, change) => {
    for (const xml of [byFunction(`y ${name}`), byAnswer(`correct = [str(${name})]`)]) {
      const [, one] = await runsOf(xml);
      const [, other] = await runsOf(xml, change);
      expect(other?.globals).toContain(name);
      expect(other?.globals).not.toBe(one?.globals);
    }
  });

  it('is given what the script left where it asks for that, as Python wrote it', async () => {
    const [, run] = await runsOf(byFunction('y'));
    expect(JSON.parse(run?.globals ?? '')).toMatchObject({ _given: expect.stringContaining('"y": 4.0') });
  });

  it('has a script run anew for each learner only where it tells learners apart', async () => {
    const own = script('y = len(anonymous_student_id)') + more + more;
    const [one] = await runsOf(own);
    const [other] = await runsOf(own, { student: 'b2' });
    expect([one?.globals, other?.globals]).toEqual([
      '{"seed":1,"anonymous_student_id":"a1"}',
      '{"seed":1,"anonymous_student_id":"b2"}',
    ]);
  });

  it('leaves the learner’s id to the text of a problem whose script does not name it', async () => {
    const runScript: RunScript = () => Promise.resolve({ ok: true, globals: '{}', texts: {} });
    const xml = `<problem>${script('y = 1')}<p title="$anonymous_student_id"/></problem>`;
    const learner = { seed: 1, runScript, anonymousStudentId: 'a1' };
    const problem = await instantiateProblem(parseProblem(xml), learner);
    expect(problem.context?.texts.get('anonymous_student_id')).toBe('a1');
  });
});
