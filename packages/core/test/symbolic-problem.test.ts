import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serverOrigin, type ScriptSandbox } from '@coursewright/core';
import { bubblewrapIsHere, BubblewrapSandbox } from '@coursewright/core/bubblewrap';
import { openEngine, type OpenedEngine } from '@coursewright/core/embedded';
import { permissionModelBlocksNetwork, PyodideSandbox } from '@coursewright/core/pyodide';
import { problemCheckLine } from '../src/problems/problem-check-line.ts';

const response = (name: string, attributes: string, line = 'math="1"') =>
  `<problem url_name="${name}" display_name="${name}"><symbolicresponse ${attributes}>
<label>Write it as a formula</label><textline ${line}/></symbolicresponse></problem>`;

const problems = {
  energy: response('energy', 'expect="m*c^2" options=""', 'math="1" points="3"'),
  number: response('number', 'answer="sqrt(2)"'),
  vector: response('vector', 'expect="[[1,x],[0,1]]" options="matrix,imaginary"'),
  numerical: response('numerical', 'expect="2" options="numerical"'),
  scripted: `<problem url_name="scripted" display_name="Scripted"><script type="loncapa/python">
wanted = 'a*t + b'
def agrees(expect, ans, dynamath=None, debug=None):
    return {'ok': True, 'msg': '%s %s %s' % (expect, (dynamath or [None])[0], debug)}
</script><symbolicresponse expect="$wanted"><textline math="1"/></symbolicresponse>
<customresponse cfn="agrees" cfn_extra_args="dynamath debug" expect="$wanted"><textline math="1"/></customresponse></problem>`,
  plain: `<problem url_name="plain" display_name="Plain"><script type="loncapa/python">
from symmath import symmath_check_simple
def judge(expect, ans): return symmath_check_simple(expect, ans)
</script><customresponse cfn="judge" expect="x+y__OR__x*y"><textline/></customresponse></problem>`,
};

const view = z.looseObject({
  state: z.string(),
  closed: z.string().optional(),
  notGradable: z.array(z.string()).optional(),
  attempts: z.object({ used: z.number() }),
  answers: z.record(z.string(), z.string()),
  results: z.record(z.string(), z.looseObject({ message: z.string().optional() })).optional(),
  inputs: z.record(z.string(), z.looseObject({ maths: z.looseObject({}).optional() })),
  score: z.looseObject({ earned: z.number().optional() }),
});

/** Presentation MathML as MathJax writes it of ASCIIMath. */
const mathml = (inside: string) =>
  `<math xmlns="http://www.w3.org/1998/Math/MathML">\n  <mstyle displaystyle="true">\n    ${inside}\n  </mstyle>\n</math>`;
const row = (...signs: readonly string[]) =>
  `<mrow>${signs.map((sign) => (/\w/.test(sign) ? `<mi>${sign}</mi>` : `<mo>${sign}</mo>`)).join('')}</mrow>`;

async function openCourse(sandbox: ScriptSandbox) {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-symbolic-'));
  const source = path.join(folder, 'course');
  mkdirSync(source, { recursive: true });
  writeFileSync(
    path.join(source, 'course.xml'),
    `<course org="Org" course="Sym" url_name="run" display_name="Sym" start="2020-01-01T00:00:00Z"><chapter url_name="c">
      <sequential url_name="s"><vertical url_name="u">${Object.values(problems).join('')}</vertical></sequential></chapter></course>`,
  );
  const engine = await openEngine({ data: path.join(folder, 'data'), sandbox });
  const { courseKey } = await engine.courses.import({ source, author: 'author' });
  const ada = { username: 'ada', email: 'ada@example.org', name: 'Ada' };
  const { id: userId } = await engine.learners.createAccount(ada);
  await engine.learners.enroll({ userId, courseKey, invited: true }, serverOrigin);
  return { folder, engine, userId };
}

describe.skipIf(!bubblewrapIsHere())('a formula judged by sympy', () => {
  let opened: { readonly folder: string; readonly engine: OpenedEngine; readonly userId: number };
  beforeAll(async () => {
    opened = await openCourse(new BubblewrapSandbox());
  });
  afterAll(async () => {
    await opened.engine.close();
    rmSync(opened.folder, { recursive: true });
  });

  const usageKey = (name: string) => `block-v1:Org+Sym+run+type@problem+block@${name}`;
  const see = async (name: string) => {
    const { engine, userId } = opened;
    return view.parse((await engine.learning.block({ userId, usageKey: usageKey(name) })).view);
  };
  const answer = async (name: string, answers: Readonly<Record<string, string>>) => {
    const input = {
      answers: Object.fromEntries(Object.entries(answers).map(([key, text]) => [name + key, text])),
    };
    const { engine, userId } = opened;
    await engine.learning.act({ userId, usageKey: usageKey(name), action: 'submit', input }, serverOrigin);
    return see(name);
  };
  const told = async (name: string, text: string, typeset?: string) => {
    const sent = { _2_1: text, ...(typeset !== undefined && { _2_1_dynamath: typeset }) };
    const { state, results } = await answer(name, sent);
    return { state, message: results?.[`${name}_2_1`]?.message ?? '' };
  };

  it('is right in whatever order its parts are written, and told as it was understood', async () => {
    const { state, results, score } = await answer('energy', { _2_1: 'c*m*c' });
    expect({ state, score }).toMatchObject({ state: 'correct', score: { earned: 3 } });
    expect(results?.['energy_2_1']?.message).toContain('You entered: [mathjax]c^{2} m[/mathjax]');
    expect(await told('energy', 'm*c^3')).toMatchObject({
      state: 'incorrect',
      message: expect.stringContaining('failed to get MathML for input; dynamath=[None]'),
    });
    expect(await told('energy', 'E=m*c^2')).toMatchObject({ state: 'incorrect' });
  });

  it('takes numbers within a thousandth', async () => {
    expect(await told('number', '1.415')).toEqual({ state: 'correct', message: '' });
    expect(await told('number', '2^(1/2)')).toEqual({ state: 'correct', message: '' });
    expect(await told('number', 'S(2)**(S(1)/2)')).toEqual({ state: 'correct', message: '' });
    expect(await told('number', '1.42')).toMatchObject({ state: 'incorrect' });
  });

  it('reads a row of the MathML where the text is not what is expected', async () => {
    expect(await told('energy', 'm c^2', mathml(row('m', '*', 'c', '*', 'c')))).toMatchObject({
      state: 'correct',
    });
    const first = mathml('<mi>m</mi><mo>*</mo><mi>c</mi>');
    expect(await told('energy', 'm c', first)).toEqual({
      state: 'incorrect',
      message:
        '<div class="capa_alert"><p>Error in evaluating your expression \'m c\' as a valid equation</p></div>',
    });
    expect(await told('number', 'root', mathml(row('x', '+', 'y')))).toMatchObject({
      state: 'incorrect',
      message: expect.stringContaining('Expecting a numerical answer!'),
    });
  });

  it('reads Content MathML whole, Greek letters by their names', async () => {
    const content = `<math xmlns="http://www.w3.org/1998/Math/MathML"><apply><times/><ci>m</ci>
      <apply><power/><ci>c</ci><cn>2</cn></apply></apply></math>`;
    expect(await told('energy', 'm c c', content)).toMatchObject({ state: 'correct' });
    const greek = '<math xmlns="http://www.w3.org/1998/Math/MathML"><ci>β</ci></math>';
    expect(await told('energy', 'beta!!', greek)).toMatchObject({
      message: expect.stringContaining(String.raw`\beta`),
    });
  });

  it('compares matrices', async () => {
    expect(await told('vector', '[[1,x],[0,1]]')).toMatchObject({ state: 'correct' });
    expect(await told('vector', '[[1,y],[0,1]]')).toMatchObject({ state: 'incorrect' });
  });

  it('refuses what is no number where one has to be, and uses no attempt', async () => {
    expect((await told('numerical', '2.0001')).state).toBe('correct');
    const { used } = (await see('numerical')).attempts;
    await expect(answer('numerical', { _2_1: 'x' })).rejects.toMatchObject({
      code: 'bad_answer',
      message: expect.stringContaining('An error occurred with SymbolicResponse'),
    });
    await expect(answer('numerical', { _2_1: '9**9**9**9' })).rejects.toMatchObject({ code: 'bad_answer' });
    expect((await see('numerical')).attempts.used).toBe(used);
  });

  it('leaves an empty answer wrong', async () => {
    expect(await told('energy', '')).toEqual({ state: 'incorrect', message: '' });
  });

  it('does not run what is no mathematics', async () => {
    const attempts = [
      'getattr(1, chr(95)*2 + chr(99))',
      '(latex)(m)',
      "__import__('os')",
      "eval('m*c**2')",
      'max(m, c, key=eval)',
      '(1).__class__',
      'S(latex(m))',
      'ev\nal(1)',
      "sympify('m*c^2')",
      '[x for x in (1).__class__.__mro__]',
      'm.__class__.__eq__',
      'exec(chr(49))',
      "f'{m}'",
      "b'm'",
      '"m',
    ];
    for (const text of attempts) {
      expect({ text, ...(await told('vector', text)) }).toMatchObject({
        state: 'incorrect',
        message: expect.stringContaining('failed to get MathML'),
      });
      const typeset = mathml(row('(', 'evil', ')')).replace(
        'evil',
        text.replaceAll("'", '&apos;').replace('\n', ''),
      );
      expect({ text, ...(await told('vector', '?', typeset)) }).toMatchObject({
        state: 'incorrect',
        message: expect.stringContaining('as a valid equation'),
      });
    }
  });

  it('takes a formula that the script of the problem gives, and gives graders the MathML', async () => {
    const sent = { _2_1: 'b + t*a', _3_1: 'x', _3_1_dynamath: '<math/>' };
    const { results, answers } = await answer('scripted', sent);
    expect(results?.['scripted_2_1']).toMatchObject({ correctness: 'correct' });
    expect(results?.['scripted_3_1']?.message).toBe('a*t + b <math></math> False');
    expect(answers).toMatchObject({ scripted_3_1_dynamath: '<math/>' });
  });

  it('lets an author’s own grader ask symmath', async () => {
    expect((await answer('plain', { _2_1: 'y + x' })).state).toBe('correct');
    expect((await answer('plain', { _2_1: 'y*x' })).state).toBe('correct');
    expect((await answer('plain', { _2_1: 'y - x' })).state).toBe('incorrect');
  });
});

describe.skipIf(!bubblewrapIsHere())('a formula in problem check', () => {
  const sandbox = new BubblewrapSandbox();
  afterAll(() => sandbox.close());
  const checked = async (inside: string, answers: Readonly<Record<string, string>>): Promise<unknown> => {
    const xml = `<problem>\n<symbolicresponse expect="x+y">${inside}</symbolicresponse></problem>`;
    const request = JSON.stringify({ xml, answers });
    const run = await problemCheckLine(request, (script) =>
      sandbox.run({ ...script, scope: 'check', libraries: [] }),
    );
    return JSON.parse(run);
  };

  it('tells its author what became of it, and of its MathML', async () => {
    const sent = { p_2_1: '2x', p_2_1_dynamath: mathml('<mn>2</mn><mi>x</mi>') };
    expect(await checked('<textline math="1"/>', sent)).toMatchObject({
      correct_map: {
        p_2_1: {
          msg: expect.stringMatching(
            /Error: \[formula\] unknown tag mn[^]*Traceback[^]*cmathml=[^]*&lt;mn&gt;2/,
          ),
        },
      },
    });
    const other = mathml(row('x', '-', 'y'));
    expect(await checked('<textline math="1"/>', { ...sent, p_2_1_dynamath: other })).toMatchObject({
      correct_map: {
        p_2_1: { msg: expect.stringMatching(/Got: x - y[^]*Expecting: x \+ y[^]*Difference: .*2 y/) },
      },
    });
  });

  it('is refused where it has two inputs', async () => {
    expect(await checked('<textline/><textline/>', {})).toMatchObject({
      error: { type: 'LoncapaProblemError', message: expect.stringContaining('line 2') },
    });
  });
});

describe.skipIf(!(await permissionModelBlocksNetwork()))('a formula, where Python has no sympy', () => {
  let opened: Awaited<ReturnType<typeof openCourse>>;
  beforeAll(async () => {
    opened = await openCourse(new PyodideSandbox());
  });
  afterAll(async () => {
    await opened.engine.close();
    rmSync(opened.folder, { recursive: true });
  });

  it('is told before it is answered, to the course team by name, and costs no attempt', async () => {
    const { engine, userId } = opened;
    const usageKey = 'block-v1:Org+Sym+run+type@problem+block@energy';
    const see = async () => view.parse((await engine.learning.block({ userId, usageKey })).view);
    const seen = await see();
    expect(seen.closed).toBe('not_gradable');
    expect(seen.notGradable).toBeUndefined();
    await engine.learners.setRole(userId, 'course-v1:Org+Sym+run', 'staff', true);
    expect(await see()).toMatchObject({ closed: 'not_gradable', notGradable: ['sympy'] });
    await engine.learners.setRole(userId, 'course-v1:Org+Sym+run', 'staff', false);
    const input = { answers: { energy_2_1: 'm*c^2' } };
    const outcome = await engine.learning.act({ userId, usageKey, action: 'submit', input }, serverOrigin);
    expect(outcome).toMatchObject({ refused: 'not_gradable' });
    expect((await see()).attempts.used).toBe(0);
  });
});
