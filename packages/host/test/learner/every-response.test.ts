import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverOrigin } from '@coursewright/core';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findChromium } from '../../../../scripts/find-chromium.ts';
import { findWidgetBundle } from '../../src/lms/widget-bundle.ts';
import { openTestHost, type TestHost } from '../../src/testing/test-host.ts';
import { grader, type Exercise } from './exercise.ts';
import { exerciseCourseKey, exercisePath, writeExerciseCourse } from './exercise-course.ts';
import { gradedExercises } from './exercises.ts';
import { listen } from './heard.ts';
import { keyboardOf } from './keyboard.ts';

const executablePath = findChromium();

/** Open edX's response types (responsetypes.py, `__all__`). */
const responseTypes = [
  'annotationresponse',
  'choiceresponse',
  'choicetextresponse',
  'coderesponse',
  'customresponse',
  'externalresponse',
  'formularesponse',
  'imageresponse',
  'multiplechoiceresponse',
  'numericalresponse',
  'optionresponse',
  'schematicresponse',
  'stringresponse',
  'symbolicresponse',
  'truefalseresponse',
];

/** What a grader elsewhere judges. */
const elsewhere: readonly Pick<Exercise, 'response' | 'inputs' | 'xml'>[] = [
  ...['textbox', 'filesubmission', 'matlabinput'].map((input) => ({
    response: 'coderesponse',
    inputs: [input],
    xml: `<coderesponse queuename="q"><label>Write it.</label><${input}/><codeparam><grader_payload>secret</grader_payload></codeparam></coderesponse>`,
  })),
  {
    response: 'externalresponse',
    inputs: ['textline'],
    xml: '<externalresponse url="http://grader.example"><label>Write it.</label><textline/></externalresponse>',
  },
];
/** Its inputs live in a sandboxed frame, with the author's script. */
const framed = {
  response: 'customresponse',
  inputs: ['textbox', 'textline'],
  xml: `<div id="told"/><script type="text/javascript">document.getElementById('told').textContent = 'The script ran.';</script>
    <customresponse><label>Return one.</label><textbox rows="3" mode="python"/>${grader("ans == 'def f():\\n    return 1'")}</customresponse>
    <stringresponse answer="one"><label>In words?</label><textline/></stringresponse>`,
};
const all = [...gradedExercises, ...elsewhere, framed];

describe('the exercises', () => {
  it('have every response type', () => {
    expect([...new Set(all.map(({ response }) => response))].sort()).toEqual(responseTypes);
    for (const { response, inputs, xml } of all)
      for (const tag of [response, ...inputs]) expect(xml).toContain(`<${tag}`);
  });
});

describe.skipIf(executablePath === undefined)('a learner without a mouse', () => {
  let folder: string;
  let host: TestHost;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'coursewright-exercises-'));
    host = await openTestHost({ widgets: findWidgetBundle() }, { course: false });
    const { engine, learner } = host;
    await engine.courses.import({ source: writeExerciseCourse(folder, all), author: 'test' });
    await engine.learners.enroll({ userId: learner.id, courseKey: exerciseCourseKey }, serverOrigin);
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: browserArguments,
    });
    const context = await browser.newContext({ locale: 'en-GB' });
    const { cookies } = await host.loggedIn('ana');
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: host.url })));
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (index: number) => {
    await page.goto(host.url + exercisePath(index));
    const problem = page.locator('cw-problem');
    await problem.locator('cw-input > :first-child').first().waitFor();
    return problem;
  };

  it.each(
    gradedExercises.map(
      (exercise, index) => [exercise.response, exercise.inputs.join(', '), exercise, index] as const,
    ),
  )('answers a %s with %s, and hears that it is right', async (_response, _inputs, exercise, index) => {
    const problem = await open(index);
    const { heard } = await listen(problem);
    const by = keyboardOf(page);
    await exercise.answer(by, problem);
    await by.to(problem.getByRole('button', { name: 'Submit' }));
    await by.press('Enter');
    await problem.locator('.mark.correct').first().waitFor();
    expect(await heard()).toMatch(/\bCorrect 1\/1 point|\bCorrect (\d)\/\1 points/);
    expect(await problem.locator('cw-input .mark').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Correct')]),
    );
  });

  it.each(
    elsewhere.map((exercise, index) => [exercise.response, exercise.inputs.join(', '), index] as const),
  )(
    'is told that a %s with %s is graded elsewhere, and loses nothing by it',
    async (_response, _inputs, index) => {
      const problem = await open(gradedExercises.length + index);
      await problem
        .getByText(/grader elsewhere/)
        .first()
        .waitFor();
      const submit = problem.getByRole('button', { name: 'Submit' });
      await keyboardOf(page).to(submit);
      expect(await submit.getAttribute('aria-disabled')).toBe('true');
      expect(await page.content()).not.toContain('secret');
    },
  );

  it('answers in a problem with script, whose inputs are in a frame', async () => {
    await page.goto(host.url + exercisePath(all.indexOf(framed)));
    const problem = page.locator('cw-problem');
    const inside = problem.frameLocator('iframe');
    await inside.getByText('The script ran.').waitFor();
    await inside.locator('.cm-content').waitFor();
    const { heard } = await listen(problem);
    const by = keyboardOf(page);
    await by.to(inside.getByRole('textbox', { name: 'Return one.' }));
    await by.type('def f():');
    await by.press('Enter', 'Tab');
    await by.type('return 1');
    await by.press('Escape');
    await by.to(inside.getByRole('textbox', { name: 'In words?' }));
    await by.type('one');
    await by.press('Enter');
    await inside.locator('.mark.correct').nth(1).waitFor();
    expect(await heard()).toMatch(/\bCorrect 2\/2 points/);
  });
});
