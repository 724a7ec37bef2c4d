import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright';
import { logIn, openBrowser } from '../demo/e2e/open-browser.ts';
import { openDemo } from '../demo/e2e/open-demo.ts';
import { root } from './own-node.js';

/** node scripts/run.js scripts/pictures.ts: takes the README's picture anew, from the running demo. */
const folder = path.join(root, 'docs', 'images');
mkdirSync(folder, { recursive: true });

const open = async (page: Page, title: string): Promise<FrameLocator> => {
  await page.getByRole('link', { name: title, exact: true }).click();
  return page.frameLocator('iframe.tool');
};

const demo = await openDemo();
const browser = await openBrowser();
try {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 1390 },
    deviceScaleFactor: 0.75,
  });
  const page = await context.newPage();
  await logIn(page, demo.lmsUrl, 'ada');
  const tool = await open(page, 'Chance: an introduction to probability');
  await tool.getByText('When one thing tells about another').click();
  await tool.getByRole('link', { name: 'Reading a medical test' }).click();
  await tool.getByRole('textbox').fill('9/18');
  await tool.getByRole('button', { name: 'Submit' }).click();
  await tool.getByText('1/1 point').first().waitFor();
  // Formulas and figures come after the text.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: path.join(folder, 'player.png') });
} finally {
  await browser.close();
  await demo.close();
}
