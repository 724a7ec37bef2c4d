import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { expect } from 'vitest';
import { browserArguments, findChromium } from '../../scripts/find-chromium.ts';

export const chromiumPath = findChromium();

/** A browser; with third-party cookies blocked where that is the point. */
export function openBrowser({ thirdPartyCookies = true } = {}): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: [...browserArguments, ...(thirdPartyCookies ? [] : ['--test-third-party-cookie-phaseout'])],
  });
}

/** Fails the test when a page logs an error or throws. */
export function watchForFaults(context: BrowserContext): { readonly faults: readonly string[] } {
  const faults: string[] = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`);
    });
  });
  return { faults };
}

/** What axe finds in the page and its frames: nothing. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(axe.source);
    const framed = frame !== page.mainFrame();
    const violations = await frame.evaluate(async (inFrame) => {
      const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
      // The heading of the whole is that of the page around the frame.
      const rules = inFrame ? { 'page-has-heading-one': { enabled: false } } : {};
      const result = await loaded.run(document, { iframes: false, rules });
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`);
    }, framed);
    expect(violations, frame.url()).toEqual([]);
  }
}

/** Logs in at the demo LMS. */
export async function logIn(page: Page, lmsUrl: string, username: string): Promise<void> {
  await page.goto(`${lmsUrl}/login`);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(`${username}-demo`);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: 'Deciding under uncertainty' }).waitFor();
}
