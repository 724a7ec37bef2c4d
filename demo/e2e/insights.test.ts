import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, expectAccessible, logIn, openBrowser, watchForFaults } from './open-browser.ts';
import { openDemo, type OpenedDemo } from './open-demo.ts';

const course = 'course-v1:Coursewright+Chance+2026';
const warmUp = 'block-v1:Coursewright+Chance+2026+type@problem+block@warm-up';
/** Milliseconds until a number has moved, on a machine that does much else. */
const timeout = 60_000;

describe.skipIf(chromiumPath === undefined)('what learners do moves the numbers of those who teach', () => {
  let demo: OpenedDemo;
  let browser: Browser;
  let teacher: BrowserContext;
  let teaching: Page;
  let faults: readonly string[];

  beforeAll(async () => {
    demo = await openDemo();
    browser = await openBrowser();
    teacher = await browser.newContext({ locale: 'en-GB' });
    ({ faults } = watchForFaults(teacher));
    teaching = await teacher.newPage();
    await teaching.goto(`${demo.hostUrl}/login`);
    await teaching.getByLabel(/username/i).fill('grace');
    await teaching.getByLabel(/password/i).fill('grace-demo');
    await teaching.getByRole('button', { name: 'Log in' }).click();
    await teaching.waitForURL((url) => url.pathname !== '/login');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  /** What the analytics API answers to the one who teaches. */
  const ask = async (path: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const response = await teacher.request.get(`${demo.hostUrl}/api/v0/${path}`);
    const body: unknown = response.ok() ? await response.json() : [];
    return Array.isArray(body) ? body : [];
  };
  const answers = async () =>
    (await ask(`problems/${encodeURIComponent(warmUp)}/answer_distribution/`)).map((row) => [
      row['answer_value'],
      row['correct'],
      row['last_response_count'],
    ]);
  const insights = (page: string) => `${demo.hostUrl}/courses/${encodeURIComponent(course)}/insights${page}`;

  it('from a launch in the LMS through an answer and a film to the API and the pages of Insights', async () => {
    expect(await answers()).toEqual([]);
    expect(await ask(`courses/${course}/videos/`)).toEqual([]);

    const learner = await browser.newContext({ locale: 'en-GB' });
    const page = await learner.newPage();
    await logIn(page, demo.lmsUrl, 'ada');
    const tool = page.frameLocator('iframe.tool');
    await page.getByRole('link', { name: 'Warm up: what do you expect?', exact: true }).click();
    await tool.getByRole('radio', { name: '7', exact: true }).check();
    await tool.getByRole('button', { name: 'Submit' }).click();
    await tool.getByText('the whole diagonal of the picture').waitFor();
    await expect.poll(answers, { timeout }).toEqual([['7', true, 1]]);

    await page.goto(demo.lmsUrl);
    await page.getByRole('link', { name: 'Film: a thousand small decisions', exact: true }).click();
    await tool.getByRole('button', { name: 'Play', exact: true }).click();
    await tool.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await page.waitForTimeout(6000);
    await tool.getByRole('button', { name: 'Pause', exact: true }).click();
    const begun = async () =>
      (await ask(`courses/${course}/videos/`)).map((row) => [
        row['encoded_module_id'],
        row['users_at_start'],
      ]);
    await expect.poll(begun, { timeout }).toEqual([['galton-video', 1]]);
    await learner.close();

    await teaching.goto(insights('/videos'));
    await teaching.getByRole('link', { name: 'A board of pins' }).first().waitFor();
    await expectAccessible(teaching);
    await teaching.goto(insights('/performance'));
    await teaching.getByText('Warm up').first().waitFor();
    await teaching.goto(insights('/learners'));
    await teaching.getByText('Ada Lovelace').first().waitFor();
    expect(faults).toEqual([]);
  }, 300_000);
});
