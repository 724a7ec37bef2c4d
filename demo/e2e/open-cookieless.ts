import { rm } from 'node:fs/promises';
import { chromium, type BrowserContext } from 'playwright';
import { browserArguments } from '../../scripts/find-chromium.ts';
import { profileWithoutCookies } from '../../scripts/profile-without-cookies.ts';
import { chromiumPath } from './open-browser.ts';

export interface CookielessBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** A browser that keeps nothing for the host's frames on the LMS's pages: its user has turned cookies off there. */
export async function openCookieless(options: object = {}): Promise<CookielessBrowser> {
  const profile = profileWithoutCookies('127.0.0.1', 'localhost');
  const context = await chromium.launchPersistentContext(profile, {
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    // The driver loses sight of a frame that changes its process twice within a moment; what is kept where stays the same.
    args: [...browserArguments, '--disable-site-isolation-trials'],
    locale: 'en-GB',
    ...options,
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
