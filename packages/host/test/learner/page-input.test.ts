import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverOrigin } from '@coursewright/core';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findChromium } from '../../../../scripts/find-chromium.ts';
import { readConfig } from '../../src/config.ts';
import { startHost, type RunningHost } from '../../src/start-host.ts';
import { Browser as Visitor } from '../../src/testing/browser.ts';
import { exerciseCourseKey, exercisePath, writeExerciseCourse } from './exercise-course.ts';
import { listen } from './heard.ts';
import { keyboardOf } from './keyboard.ts';

const executablePath = findChromium();
const password = 'correct horse';

/** A pan balance as an author writes it after Open edX's template: state and grade over JSChannel, jschannel.js beside it. */
const balance = `<!doctype html><html lang="en"><head><title>Balance</title><script src="jschannel.js"></script></head><body>
<p>Left: 3. Right: <output>0</output></p><button>Add a weight</button> <button>Take one away</button>
<script>
  (function () {
    var state = { weights: 0 };
    function show() { document.querySelector('output').textContent = state.weights; }
    function by(step) { return function () { state.weights += step; show(); }; }
    var buttons = document.querySelectorAll('button');
    buttons[0].addEventListener('click', by(1));
    buttons[1].addEventListener('click', by(-1));
    function getGrade() { return JSON.stringify({ right: state.weights }); }
    function getState() { return JSON.stringify(state); }
    function setState() { state = JSON.parse(arguments.length === 1 ? arguments[0] : arguments[1]); show(); }
    var channel = Channel.build({ window: window.parent, origin: '*', scope: 'JSInput' });
    channel.bind('getGrade', getGrade);
    channel.bind('getState', getState);
    channel.bind('setState', setState);
  })();
</script></body></html>`;

const problem = `<script type="loncapa/python">
import json
def balanced(expect, ans):
    right = json.loads(json.loads(ans)['answer'])['right']
    return {'ok': right == 3, 'msg': 'On the right there are %d.' % right}
</script>
<customresponse cfn="balanced"><label>Bring it into balance.</label>
  <jsinput gradefn="Balance.getGrade" get_statefn="Balance.getState" set_statefn="Balance.setState"
    html_file="/static/balance.html" title="A pan balance" width="400" height="160" sop="false"/>
</customresponse>`;

describe.skipIf(executablePath === undefined)('a page of JS Input on the host', () => {
  let folder: string;
  let host: RunningHost;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'coursewright-page-input-'));
    const settings = { COURSEWRIGHT_DATA: path.join(folder, 'data'), COURSEWRIGHT_PYTHON: 'auto' };
    host = await startHost(readConfig({ ...settings, PORT: '0', LOG_LEVEL: 'error' }));
    const { engine, url } = host;
    const source = writeExerciseCourse(path.join(folder, 'olx'), [{ xml: problem }]);
    mkdirSync(path.join(source, 'static'), { recursive: true });
    writeFileSync(path.join(source, 'static/balance.html'), balance);
    await engine.courses.import({ source, author: 'test' });
    const ana = { username: 'ana', email: 'ana@example.org', name: 'Ana', password };
    const { id: userId } = await engine.learners.createAccount(ana);
    await engine.learners.enroll({ userId, courseKey: exerciseCourseKey }, serverOrigin);
    const visitor = new Visitor(url);
    await visitor.logIn('ana', password);
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: browserArguments,
    });
    const context = await browser.newContext({ locale: 'en-GB' });
    await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url })));
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
    rmSync(folder, { recursive: true });
  });

  const part = () => page.frameLocator('iframe[title="A pan balance"]');
  const shown = (text: string) => part().locator('output', { hasText: text }).waitFor();
  const button = (name: string) => page.getByRole('button', { name });

  it('is worked in by mouse and by keyboard, graded by the author’s Python, and has its state after a reload', async () => {
    await page.goto(host.url + exercisePath(0));
    await part().getByRole('button', { name: 'Add a weight' }).click();
    await shown('1');
    const { heard } = await listen(page.locator('cw-problem'));
    await button('Submit').click();
    await page.getByText('On the right there are 1.').waitFor();
    expect(await heard()).toContain('Incorrect');

    await page.reload();
    await shown('1');
    const by = keyboardOf(page);
    await by.to(part().getByRole('button', { name: 'Add a weight' }));
    await by.press('Enter', 'Enter', 'Enter');
    await by.to(part().getByRole('button', { name: 'Take one away' }));
    await by.press('Space');
    await shown('3');
    const again = await listen(page.locator('cw-problem'));
    await by.to(button('Submit'));
    await by.press('Enter');
    await page.getByText('On the right there are 3.').waitFor();
    expect(await again.heard()).toMatch(/\bCorrect\b/);
    await page.getByText('1/1 point').first().waitFor();

    await page.reload();
    await shown('3');
    await page.getByText('On the right there are 3.').waitFor();
  });

  it('reaches nothing of the learner’s: no cookie, no page around it, no storage', async () => {
    const frame = page.frames().find((one) => one.url().includes('balance.html'));
    const reach = await frame?.evaluate(() => {
      const attempt = (what: () => unknown): unknown => {
        try {
          return what();
        } catch {
          return 'refused';
        }
      };
      return [
        attempt(() => parent.document.title),
        attempt(() => document.cookie),
        attempt(() => localStorage.length),
        self.origin,
      ];
    });
    expect(reach).toEqual(['refused', 'refused', 'refused', 'null']);
  });
});
