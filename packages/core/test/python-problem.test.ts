import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serverOrigin } from '@coursewright/core';
import { openEngine, type OpenedEngine } from '@coursewright/core/embedded';
import { PyodideSandbox } from '@coursewright/core/pyodide';
import { pythonLibrary } from '../src/sandbox/testing/python-library.ts';

const problems = {
  sum: `<problem url_name="sum" display_name="Sum" max_attempts="3" showanswer="always"><script type="loncapa/python">
a = random.randint(2, 9)
b = random.randint(2, 9)
total = a + b
secret_canary = 'canary-in-script'
</script><p>What is $a + $b?</p><numericalresponse answer="$total"><label>Sum</label><formulaequationinput/></numericalresponse>
<solution><p>It is $total.</p></solution></problem>`,
  graded: `<problem url_name="graded" display_name="Graded" max_attempts="3"><script type="loncapa/python">
from graders import judge
</script><customresponse cfn="judge" expect="even"><label>An even number</label><textline/></customresponse></problem>`,
  broken: `<problem url_name="broken" display_name="Broken" max_attempts="3"><script type="loncapa/python">
def judge(expect, ans): return int(ans) > 0
</script><customresponse cfn="judge" expect="1"><label>Number</label><textline/></customresponse></problem>`,
  patient: `<problem url_name="patient" display_name="Patient" max_attempts="3"><script type="loncapa/python">
def judge(expect, ans, attempt): return attempt == 2
</script><customresponse cfn="judge" cfn_extra_args="attempt"><label>Text</label><textline/></customresponse></problem>`,
  patientCode: `<problem url_name="patientCode" display_name="Patient" max_attempts="3"><customresponse><label>Text</label><textline/>
<answer>correct = ['correct' if attempt == 2 else 'incorrect']</answer></customresponse></problem>`,
  heavy: `<problem url_name="heavy" display_name="Heavy" max_attempts="3"><script type="loncapa/python">
import numpy
x = float(numpy.sqrt(4))
</script><numericalresponse answer="$x"><label>Root</label><formulaequationinput/></numericalresponse></problem>`,
};

const graders = `
def judge(expect, ans):
    number = int(ans)
    return {'ok': number % 2 == 0, 'msg': 'You said <b>%d</b>' % number}
`;

const view = z.looseObject({
  html: z.string(),
  state: z.string(),
  closed: z.string().optional(),
  notGradable: z.array(z.string()).optional(),
  attempts: z.object({ used: z.number() }),
  results: z.record(z.string(), z.looseObject({ message: z.string().optional() })).optional(),
});

describe('a problem whose variables and grader are Python', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-python-'));
  let engine: OpenedEngine;
  let userId = 0;
  const usageKey = (name: string) => `block-v1:Org+Py+run+type@problem+block@${name}`;
  const see = async (name: string) =>
    view.parse((await engine.learning.block({ userId, usageKey: usageKey(name) })).view);
  const answer = (name: string, text: string) =>
    engine.learning.act(
      { userId, usageKey: usageKey(name), action: 'submit', input: { answers: { [`${name}_2_1`]: text } } },
      serverOrigin,
    );

  beforeAll(async () => {
    const source = path.join(folder, 'course');
    mkdirSync(path.join(source, 'static'), { recursive: true });
    writeFileSync(path.join(source, 'static/python_lib.zip'), pythonLibrary({ 'graders.py': graders }).zip);
    writeFileSync(
      path.join(source, 'course.xml'),
      `<course org="Org" course="Py" url_name="run" display_name="Py" start="2020-01-01T00:00:00Z"><chapter url_name="c">
        <sequential url_name="s"><vertical url_name="u">${Object.values(problems).join('')}</vertical></sequential>
        </chapter></course>`,
    );
    engine = await openEngine({ data: path.join(folder, 'data'), sandbox: new PyodideSandbox() });
    const { courseKey } = await engine.courses.import({ source, author: 'author' });
    const account = await engine.learners.createAccount({
      username: 'ada',
      email: 'ada@example.org',
      name: 'Ada',
    });
    userId = account.id;
    await engine.learners.enroll({ userId, courseKey, invited: true }, serverOrigin);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('shows the values of the script, grades by them, and sends nothing else of it', async () => {
    const { html } = await see('sum');
    const [, a = '', b = ''] = /What is (\d) \+ (\d)\?/.exec(html) ?? [];
    expect(JSON.stringify(await engine.learning.block({ userId, usageKey: usageKey('sum') }))).not.toContain(
      'canary',
    );
    await answer('sum', '1000');
    expect((await see('sum')).state).toBe('incorrect');
    await answer('sum', String(Number(a) + Number(b)));
    expect(await see('sum')).toMatchObject({ state: 'correct', attempts: { used: 2 } });
    await engine.learning.act(
      { userId, usageKey: usageKey('sum'), action: 'show_answer', input: {} },
      serverOrigin,
    );
    expect(JSON.stringify((await see('sum'))['shownAnswers'])).toContain(`It is ${Number(a) + Number(b)}.`);
  });

  it('is graded by a function of the course’s own library', async () => {
    await answer('graded', '3');
    const wrong = await see('graded');
    expect(wrong.state).toBe('incorrect');
    expect(wrong.results?.['graded_2_1']?.message).toBe('You said <b>3</b>');
    await answer('graded', '4');
    expect((await see('graded')).state).toBe('correct');
  });

  it.each(['patient', 'patientCode'])(
    'tells a grader which attempt it is where it asks: %s',
    async (name) => {
      await answer(name, 'x');
      expect((await see(name)).state).toBe('incorrect');
      await answer(name, 'x');
      expect((await see(name)).state).toBe('correct');
    },
  );

  it('uses no attempt where the grader fails, and tells the learner its last words without the traceback', async () => {
    await expect(answer('broken', 'x')).rejects.toMatchObject({
      code: 'bad_answer',
      message: expect.not.stringContaining('Traceback'),
      detail: expect.stringContaining('invalid literal for int()'),
    });
    expect((await see('broken')).attempts.used).toBe(0);
  });

  it('tells the course team where in their script the grader failed', async () => {
    const { id } = await engine.learners.createAccount({
      username: 'grace',
      email: 'g@example.org',
      name: 'Grace',
    });
    await engine.learners.setRole(id, 'course-v1:Org+Py+run', 'staff', true);
    const failing = engine.learning.act(
      { userId: id, usageKey: usageKey('broken'), action: 'submit', input: { answers: { broken_2_1: 'x' } } },
      serverOrigin,
    );
    await expect(failing).rejects.toMatchObject({ message: expect.stringContaining('line 2, in judge') });
  });

  it('is shown and not gradable where a module is missing, of which the course team alone reads the name', async () => {
    const seen = await see('heavy');
    expect(seen.closed).toBe('not_gradable');
    expect(JSON.stringify(seen)).not.toContain('numpy');
    await engine.learners.setRole(userId, 'course-v1:Org+Py+run', 'staff', true);
    expect(await see('heavy')).toMatchObject({ closed: 'not_gradable', notGradable: ['numpy'] });
    await engine.learners.setRole(userId, 'course-v1:Org+Py+run', 'staff', false);
    expect(await answer('heavy', '2')).toMatchObject({ refused: 'not_gradable' });
    expect((await see('heavy')).attempts.used).toBe(0);
  });
});
