import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openBrowser, watchForFaults } from './open-browser.ts';
import type { OpenedDemo } from './open-demo.ts';

export interface VisitSettings {
  readonly thirdPartyCookies?: boolean;
  /** Of each context. */
  readonly options?: BrowserContextOptions;
}

/**
 * What the tests of a suite have: the demo and the browser, which all share, and for each a context with one page of its own,
 * and what went wrong in it. To be read in the tests, for each begins with another.
 */
export class Visit {
  demo!: OpenedDemo;
  browser!: Browser;
  context!: BrowserContext;
  page!: Page;
  faults!: readonly string[];

  /** Takes the place of the context that is there. */
  async enter(options: BrowserContextOptions = {}): Promise<void> {
    await this.context?.close();
    this.context = await this.browser.newContext({ locale: 'en-GB', ...options });
    ({ faults: this.faults } = watchForFaults(this.context));
    this.page = await this.context.newPage();
  }
}

/** To be called in a `describe`. */
export function visits(
  open: () => Promise<OpenedDemo>,
  { thirdPartyCookies = true, options = {} }: VisitSettings = {},
): Visit {
  const visit = new Visit();
  beforeAll(async () => {
    visit.demo = await open();
    visit.browser = await openBrowser({ thirdPartyCookies });
  });
  afterAll(async () => {
    await visit.browser?.close();
    await visit.demo?.close();
  });
  beforeEach(() => visit.enter(options));
  return visit;
}
