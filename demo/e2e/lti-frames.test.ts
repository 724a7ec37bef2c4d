import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, expectAccessible, logIn, openBrowser, watchForFaults } from './open-browser.ts';
import { openCookieless } from './open-cookieless.ts';
import { openDemo, type OpenedDemo } from './open-demo.ts';

/** What a learner works in: the LMS's frame, or a window of the tool's own. */
type Work = FrameLocator | Page;

interface Way {
  readonly name: string;
  /** As the LMS's form names it. */
  readonly storage: 'parent' | 'forwarding' | 'strings' | 'none';
  readonly cookies: boolean;
  readonly learner: { readonly username: string; readonly name: string };
  /** What the teacher picks: on the way, and the problem with its answer. */
  readonly pick: { readonly way: readonly string[]; readonly title: string; readonly answer: string };
}

const course = 'Chance: an introduction to probability';
const ada = { username: 'ada', name: 'Ada Lovelace' };
const benjamin = { username: 'benjamin', name: 'Benjamin Banneker' };
const chien = { username: 'chien', name: 'Chien-Shiung Wu' };
const counting = 'Counting possibilities';

const ways: readonly Way[] = [
  {
    name: 'with a partitioned cookie, third-party cookies blocked',
    storage: 'none',
    cookies: true,
    learner: ada,
    pick: {
      way: [course, counting, 'Practice: counting', 'Exercises'],
      title: 'Books on a shelf',
      answer: '120',
    },
  },
  {
    name: 'without any cookie, with the storage of the page',
    storage: 'parent',
    cookies: false,
    learner: benjamin,
    pick: {
      way: [course, counting, 'Equally likely cases', 'Choices that multiply'],
      title: 'A menu',
      answer: '24',
    },
  },
  {
    name: 'without any cookie or storage, in a window of its own',
    storage: 'none',
    cookies: false,
    learner: chien,
    pick: {
      way: [course, counting, 'Equally likely cases', 'Cases, favourable and all'],
      title: 'Two coins',
      answer: '1/2',
    },
  },
];

describe.skipIf(chromiumPath === undefined)('LTI in frames of another site', () => {
  let demo: OpenedDemo;
  let browser: Browser;
  let cookieless: Awaited<ReturnType<typeof openCookieless>>;
  beforeAll(async () => {
    [demo, browser, cookieless] = await Promise.all([
      openDemo(),
      openBrowser({ thirdPartyCookies: false }),
      openCookieless(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await cookieless?.close();
    await demo?.close();
  });

  const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe.tool');
  /** The page of somebody who has logged in at the LMS, and nobody else in this browser. */
  const enter = async (context: BrowserContext, username: string): Promise<Page> => {
    await context.clearCookies();
    const page = await context.newPage();
    await logIn(page, demo.lmsUrl, username);
    return page;
  };
  const offer = async (page: Page, storage: Way['storage']): Promise<void> => {
    await page.goto(`${demo.lmsUrl}/tools`);
    await page.getByLabel('Storage for tools in frames').selectOption(storage);
    await page.getByRole('button', { name: 'Offer this' }).click();
    await page.goto(demo.lmsUrl);
  };
  /** What a link opens: in the frame, or in the window that the frame offers instead. */
  const follow = async (page: Page, link: string, inWindow: boolean): Promise<Work> => {
    await page.getByRole('link', { name: link, exact: true }).click();
    if (!inWindow) return frameOf(page);
    const popup = page.waitForEvent('popup');
    await frameOf(page).getByRole('button', { name: 'Open in a new window' }).click();
    return popup;
  };
  const pageOf = (work: Work, page: Page): Page => ('goto' in work ? work : page);

  it.each(ways)('launches, links content, takes work, grades and returns: $name', async (way) => {
    const context = way.cookies ? await browser.newContext({ locale: 'en-GB' }) : cookieless.context;
    const inWindow = !way.cookies && way.storage === 'none';
    const { faults } = watchForFaults(context);
    const { title, answer, way: path } = way.pick;

    const teaching = await enter(context, 'grace');
    await offer(teaching, way.storage);
    const picker = await follow(teaching, 'Add from Coursewright', inWindow);
    for (const step of path) await picker.getByRole('button', { name: `Open ${step}` }).click();
    await picker.getByRole('checkbox', { name: title }).check();
    await picker.getByRole('button', { name: 'Add to the course' }).click();
    await pageOf(picker, teaching).getByRole('status').getByText(`Added: ${title}`).waitFor();

    const page = await enter(context, way.learner.username);
    const work = await follow(page, title, inWindow);
    await work.getByRole('textbox').fill(answer);
    await work.getByRole('button', { name: 'Submit' }).click();
    await work.getByText('1/1 point').first().waitFor();
    await expectAccessible(pageOf(work, page));
    await reload(work, page);
    await work.getByText('1/1 point').first().waitFor();

    await work.getByRole('link', { name: 'Back to the learning platform' }).click();
    const returned = pageOf(work, page);
    await returned.getByText('Coursewright: Your work is saved.').waitFor();
    await expectAccessible(returned);
    await returned.getByRole('link', { name: 'Back to the content' }).click();
    await returned.getByRole('link', { name: 'Gradebook' }).click();
    await returned.getByRole('row', { name: title }).getByText('1 / 1').waitFor();

    const again = await enter(context, 'grace');
    const seen = await follow(again, title, inWindow);
    await seen.getByRole('button', { name: 'Grades of this link' }).click();
    const row = seen.getByRole('row', { name: way.learner.name });
    await row.getByText('1 / 1').waitFor();
    await row.getByText(/^Sent /).waitFor();
    await expectAccessible(pageOf(seen, again));
    await seen.getByRole('button', { name: 'Send all grades again' }).click();
    await seen.getByText('1 sent, 0 on their way').waitFor();
    // A frame that may keep nothing says so to whoever asks it.
    expect(faults.filter((text) => !text.includes('sessionStorage'))).toEqual([]);
    for (const one of context.pages()) await one.close();
  });

  const reload = async (work: Work, page: Page): Promise<void> => {
    if ('goto' in work) return void (await work.reload());
    const own = page.frames().find((frame) => frame.url().includes('/frame?'));
    await own?.evaluate(() => location.reload());
  };

  it.each(['forwarding', 'strings'] as const)('launches on storage offered as %s', async (storage) => {
    await offer(await enter(cookieless.context, 'grace'), storage);
    const page = await enter(cookieless.context, 'ada');
    const tool = await follow(page, 'Practice: counting', false);
    await tool.getByRole('textbox').first().waitFor();
    expect(await cookieless.context.cookies(demo.hostUrl)).toEqual([]);
    for (const one of cookieless.context.pages()) await one.close();
  });

  it('keeps the work of two tabs, and beyond the life of a token, where nothing is kept for frames', async () => {
    await offer(await enter(cookieless.context, 'grace'), 'parent');
    const page = await enter(cookieless.context, 'benjamin');
    const tool = await follow(page, 'Practice: counting', false);
    const [own, other] = [tool.getByRole('textbox').first(), frameOf(await cookieless.context.newPage())];
    await own.fill('7');
    const second = cookieless.context.pages().at(-1);
    await second?.goto(page.url());
    await other.getByRole('textbox').first().fill('119');
    await other.getByRole('button', { name: 'Submit' }).first().click();
    await other.getByText('0/1 point').first().waitFor();
    // The host refuses the token of the first tab, as it does ten minutes after it was given.
    let refused = 0;
    await page.route('**/actions/submit', async (route) => {
      if (route.request().method() !== 'POST' || refused > 0) return route.continue();
      refused += 1;
      const headers = { ...route.request().headers(), authorization: 'Bearer run.out.long-ago' };
      return route.continue({ headers });
    });
    await own.fill('120');
    await tool.getByRole('button', { name: 'Submit' }).first().click();
    await tool.getByText('1/1 point').first().waitFor();
    expect(refused).toBe(1);
    for (const one of cookieless.context.pages()) await one.close();
  });

  it('works by keyboard alone: from the LMS into the frame, to an answer and back', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, 'ada');
    const press = async (name: string, within: Work = page): Promise<void> => {
      await within.getByRole('link', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await press('Warm up: what do you expect?');
    const tool = frameOf(page);
    const first = tool.getByRole('radio').first();
    await first.waitFor();
    // On from the frame's own place in the page, as anybody would go.
    await page.getByRole('link', { name: 'Back to the content' }).focus();
    const focused = () => page.frames().at(-1)?.evaluate(deepFocus);
    for (let steps = 0; steps < 12 && (await focused()) !== 'radio'; steps += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('ArrowDown');
    expect(await tool.getByRole('radio', { name: '7', exact: true }).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tool.getByText('the whole diagonal of the picture').waitFor();
    await press('Back to the learning platform', tool);
    await page.getByText('Your work is saved').waitFor();
    await context.close();
  });

  it('fits a phone, in the frame and in the teacher’s view', async () => {
    const phone = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await enter(phone, 'grace');
    const tool = await follow(page, 'Practice: counting', false);
    await tool.getByRole('textbox').first().waitFor();
    const overflow = async () => {
      const frame = page.frames().find((one) => one.url().includes('/frame?'));
      return [
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        await frame?.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ];
    };
    expect(await overflow()).toEqual([0, 0]);
    await tool.getByRole('button', { name: 'Grades of this link' }).tap();
    await tool.getByRole('table').waitFor();
    expect(await overflow()).toEqual([0, 0]);
    await expectAccessible(page);
    await phone.close();
  });
});

/** The role or the kind of what has the focus, inside of elements' own trees too. */
function deepFocus(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLInputElement ? active.type : '';
}
