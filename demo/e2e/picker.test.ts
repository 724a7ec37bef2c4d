import type { BrowserContextOptions } from 'playwright';
import { describe, expect, it } from 'vitest';
import { chromiumPath, expectAccessible, logIn } from './open-browser.ts';
import { openDemo } from './open-demo.ts';
import { visits } from './visit.ts';

const course = 'Chance: an introduction to probability';

describe.skipIf(chromiumPath === undefined)('picking content in the LMS', () => {
  const visit = visits(() => openDemo());

  const start = async (options: BrowserContextOptions = {}) => {
    await visit.enter(options);
    const { demo, page } = visit;
    await logIn(page, demo.lmsUrl, 'grace');
    await page.getByRole('link', { name: 'Add from Coursewright' }).click();
    const picker = page.frameLocator('iframe.tool');
    await picker.getByRole('heading', { name: 'Select content' }).waitFor();
    return picker;
  };

  it('places several things at once, found in the outline and by title, and shows them selected', async () => {
    const picker = await start();
    const { page, faults } = visit;
    await picker.getByRole('button', { name: `Open ${course}` }).click();
    await picker.getByRole('checkbox', { name: 'Final check' }).check();
    const chosen = picker.getByRole('region', { name: 'Selected' });
    await chosen.getByText('1 selected').waitFor();
    await picker.getByRole('searchbox').fill('books');
    await picker.getByRole('searchbox').press('Enter');
    await picker.getByRole('checkbox', { name: 'Books on a shelf' }).check();
    await chosen.getByText('2 selected').waitFor();
    await chosen.getByText('What is in it').click();
    await expectAccessible(page);
    await chosen.getByRole('button', { name: 'Add to the course' }).click();
    await page.getByRole('status').getByText('Added: Final check, Books on a shelf').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Books on a shelf' })
      .getByText('graded out of 1')
      .waitFor();
    expect(faults).toEqual([]);
  });

  it('is worked by the keyboard alone', async () => {
    const picker = await start();
    const { page, faults } = visit;
    const box = picker.getByRole('checkbox', { name: course });
    await box.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const first = picker.getByRole('checkbox').first();
    await picker.getByRole('navigation', { name: 'You are here' }).waitFor();
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await picker.getByText('1 selected').waitFor();
    await picker.getByRole('button', { name: /^Remove / }).focus();
    await page.keyboard.press('Enter');
    await picker.getByText('Nothing selected yet').waitFor();
    await picker.getByRole('button', { name: 'Cancel' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Nothing was chosen').waitFor();
    expect(faults).toEqual([]);
  });

  it('fits a phone, with its buttons in view', async () => {
    const picker = await start({ viewport: { width: 390, height: 844 } });
    const { page, faults } = visit;
    await picker.getByRole('button', { name: `Open ${course}` }).click();
    await picker.getByRole('navigation', { name: 'You are here' }).waitFor();
    const frame = page.frames().find((one) => one.url().includes('/lti/deep-link/pick'));
    const overflow = await frame?.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const shown = await frame?.evaluate(() => {
      const button = document.querySelector('.bar .main')?.getBoundingClientRect();
      return button !== undefined && button.bottom <= innerHeight && button.top >= 0;
    });
    expect(shown).toBe(true);
    await expectAccessible(page);
    expect(faults).toEqual([]);
  });

  it('works in a window of its own, without a script of the tool', async () => {
    await start();
    const { demo, page } = visit;
    const framed = await page.locator('iframe.tool').getAttribute('src');
    await page.goto(new URL(framed ?? '', demo.lmsUrl).href);
    await page.route('**/lti/deep-link/pick', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: withoutScripts(await answer.text()) });
    });
    await page.getByRole('button', { name: `Open ${course}` }).click();
    await page.getByRole('checkbox', { name: 'Final check' }).check();
    await page.getByRole('button', { name: 'Open Final check' }).click();
    await page.getByText('1 selected').waitFor();
    await page.getByRole('button', { name: 'Add to the course' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Added: Final check').first().waitFor();
    expect(new URL(page.url()).origin).toBe(demo.lmsUrl);
  });
  const withoutScripts = (text: string): string => text.replaceAll(/<script>[\s\S]*?<\/script>/g, '');
});
