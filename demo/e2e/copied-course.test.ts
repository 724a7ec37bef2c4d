import { describe, expect, it } from 'vitest';
import { chromiumPath, expectAccessible, logIn } from './open-browser.ts';
import { openDemo } from './open-demo.ts';
import { visits } from './visit.ts';

const warmUp = 'Warm up: what do you expect?';

describe.skipIf(chromiumPath === undefined)('a course copied in the LMS', () => {
  const visit = visits(() => openDemo());

  const work = async (title: string, answer: string): Promise<void> => {
    const { page } = visit;
    await page.getByRole('link', { name: title, exact: true }).click();
    const tool = page.frameLocator('iframe.tool');
    await tool.getByRole('radio', { name: answer, exact: true }).check();
    await tool.getByRole('button', { name: 'Submit' }).click();
    await tool.getByText('1/1 point').first().waitFor();
  };
  /** Copies the first course as a teacher, and leaves them in the copy. */
  const copy = async (title: string, choices: readonly string[]): Promise<void> => {
    const { demo, context, page } = visit;
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
    const { demo, context, page } = visit;
    await context.clearCookies();
    await logIn(page, demo.lmsUrl, user);
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  const gradebook = async (): Promise<void> => {
    const { page } = visit;
    await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Gradebook' }).click();
  };

  it('opens the same content, and grades of the copy go to its own column, which is not doubled', async () => {
    const { demo, context, page, faults } = visit;
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
    const { demo, page, faults } = visit;
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
