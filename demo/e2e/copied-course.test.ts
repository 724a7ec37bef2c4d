import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath, expectAccessible, logIn, openBrowser, watchForFaults } from './open-browser.ts';
import { openDemo, type OpenedDemo } from './open-demo.ts';

const warmUp = 'Warm up: what do you expect?';

describe.skipIf(chromiumPath === undefined)('a course copied in the LMS', () => {
  let demo: OpenedDemo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: readonly string[];

  beforeAll(async () => {
    demo = await openDemo();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext({ locale: 'en-GB' });
    ({ faults } = watchForFaults(context));
    page = await context.newPage();
  });

  const work = async (title: string, answer: string): Promise<void> => {
    await page.getByRole('link', { name: title, exact: true }).click();
    const tool = page.frameLocator('iframe.tool');
    await tool.getByRole('radio', { name: answer, exact: true }).check();
    await tool.getByRole('button', { name: 'Submit' }).click();
    await tool.getByText('1/1 point').first().waitFor();
  };
  /** Copies the first course as a teacher, and leaves them in the copy. */
  const copy = async (title: string, choices: readonly string[]): Promise<void> => {
    await context.clearCookies();
    await logIn(page, demo.lmsUrl, 'grace');
    await page.getByRole('link', { name: 'Copy this course' }).click();
    await expectAccessible(page);
    await page.getByLabel('Title of the copy').fill(title);
    for (const choice of choices) await page.getByLabel(choice).check();
    await page.getByRole('button', { name: 'Copy it' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  /** Those who learn come to it on their own; the first course has their grades of before. */
  const enter = async (user: string, title: string): Promise<void> => {
    await context.clearCookies();
    await logIn(page, demo.lmsUrl, user);
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  const gradebook = async (): Promise<void> => {
    await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Gradebook' }).click();
  };

  it('opens the same content, and grades of the copy go to its own column, which is not doubled', async () => {
    await logIn(page, demo.lmsUrl, 'ada');
    await work(warmUp, '7');
    await gradebook();
    await page.getByRole('row', { name: warmUp }).getByText('1 / 1').waitFor({ timeout: 60_000 });

    await copy('Spring group', []);
    await enter('benjamin', 'Spring group');
    await work(warmUp, '7');
    await gradebook();
    await page.getByRole('row', { name: warmUp }).getByText('1 / 1').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('row', { name: warmUp }).count()).toBe(1);

    await context.clearCookies();
    await logIn(page, demo.lmsUrl, 'grace');
    await gradebook();
    await page.getByRole('row', { name: 'Ada Lovelace' }).getByText('1 / 1').waitFor({ timeout: 60_000 });
    // Who learns in the copy has done nothing here.
    expect(await page.getByRole('row', { name: 'Benjamin Banneker' }).getByText('1 / 1').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('works where the copy tied its columns to nothing and lost what the links open', async () => {
    // What a link opened is known from its launches before the course was copied.
    await logIn(page, demo.lmsUrl, 'ada');
    await page.getByRole('link', { name: warmUp, exact: true }).click();
    await page.frameLocator('iframe.tool').getByRole('radio', { name: '7', exact: true }).waitFor();

    await copy('Autumn group', ['come along, and belong to no activity', 'get lost']);
    await gradebook();
    const columns = await page.getByRole('columnheader').allTextContents();
    await enter('chien', 'Autumn group');
    await work(warmUp, '7');
    await enter('grace', 'Autumn group');
    await gradebook();
    await page.getByRole('row', { name: 'Chien-Shiung Wu' }).getByText('1 / 1').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(columns);
    expect(faults).toEqual([]);
  });
});
