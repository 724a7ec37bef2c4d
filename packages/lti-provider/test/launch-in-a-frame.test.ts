import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import { openTestPlatform, type TestPlatform } from '../src/testing/test-platform.ts';
import { blockKey, courseKey, openTestTool, type TestTool } from '../src/testing/test-tool.ts';
import { framingPage } from './framing-page.ts';

const executablePath = findChromium();

/** Platform at http://localhost, tool at http://127.0.0.1: two sites to a browser, over plain http. */
describe.skipIf(executablePath === undefined)('in a real browser, in a frame of another site', () => {
  let browser: Browser;
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    [platform, tool] = await Promise.all([openTestPlatform({ host: 'localhost' }), openTestTool()]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
    await platform.store.putLink({
      id: 'link',
      contextId: 'course-1',
      clientId: 'client-1',
      title: 'The course',
      custom: { course: courseKey },
    });
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: [...browserArguments, '--test-third-party-cookie-phaseout'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await tool.close();
    await platform.close();
  });

  const loggedIn = async (user: string): Promise<BrowserContext> => {
    const context = await browser.newContext();
    await context.addCookies([{ name: 'x-test-user', value: user, url: platform.origin, sameSite: 'Lax' }]);
    return context;
  };
  const frameOf = async (context: BrowserContext, address: string) => {
    const page = await context.newPage();
    await page.goto(framingPage(platform, address));
    return { page, frame: page.frameLocator('iframe[name=tool]') };
  };

  it('launches with third-party cookies blocked', async () => {
    const context = await loggedIn('ada');
    const before = tool.opened.length;
    const { address } = await platform.platform.startLaunch({ linkId: 'link', user: { id: 'ada' } });
    const { page } = await frameOf(context, address);
    await expect.poll(() => page.frame('tool')?.url()).toContain('/frame#code=');
    expect(tool.opened.length).toBe(before + 1);
    expect(tool.opened.at(-1)?.frameAncestors).toEqual([platform.origin]);
    await context.close();
  });

  it('needs no script of its own where cookies are kept, though the platform offers its storage', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.addCookies([{ name: 'x-test-user', value: 'ada', url: platform.origin, sameSite: 'Lax' }]);
    const start = { linkId: 'link', user: { id: 'ada' }, storage: 'parent' } as const;
    const { address } = await platform.platform.startLaunch(start);
    const { page, frame } = await frameOf(context, address);
    // The platform's form would submit itself by script.
    await frame.getByRole('button', { name: 'Continue to The tool' }).click();
    await expect.poll(() => page.frame('tool')?.url()).toContain('/frame#code=');
    await context.close();
  });

  it('opens in a window of its own where the browser keeps no cookie in the frame', async () => {
    const context = await loggedIn('ada');
    const before = tool.opened.length;
    let lost = 0;
    await context.route('**/lti/launch', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      // As a browser with every cookie of frames turned off sends it.
      await route.fulfill({
        response: await fetchWithoutCookie(route.request().url(), route.request().postData() ?? ''),
      });
    });
    const { address } = await platform.platform.startLaunch({ linkId: 'link', user: { id: 'ada' } });
    const { page, frame } = await frameOf(context, address);
    await frame.getByRole('heading', { name: 'Open the activity in a new window' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(tool.opened.length).toBe(before);
    const popup = page.waitForEvent('popup');
    await frame.getByRole('button', { name: 'Open in a new window' }).click();
    await (await popup).waitForURL('**/frame#code=*');
    expect(tool.opened.length).toBe(before + 1);
    await context.close();

    async function fetchWithoutCookie(url: string, data: string) {
      return context.request.post(url, {
        data,
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: '' },
      });
    }
  });

  it('waits calmly where a link has no content yet, until a teacher has chosen it', async () => {
    const link = { id: 'empty', contextId: 'course-1', clientId: 'client-1', title: 'Empty' };
    await platform.store.putLink(link);
    const openLink = async (user: string) => {
      const context = await loggedIn(user);
      const start = { linkId: 'empty', user: { id: user }, returnUrl: `${platform.origin}/lms?back` };
      const { address } = await platform.platform.startLaunch(start);
      return { context, ...(await frameOf(context, address)) };
    };
    const learner = await openLink('bob');
    await learner.frame.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
    const back = learner.frame.getByRole('link', { name: 'Back to the learning platform' });
    const told = new URL((await back.getAttribute('href')) ?? '').searchParams.get('lti_errormsg');
    expect(told).toContain('has not chosen yet');
    expect(await accessibilityFaults(learner.page)).toEqual([]);
    await learner.context.close();
    const teacher = await openLink('teacher');
    await teacher.frame.getByRole('button', { name: 'Open Launched' }).click();
    await teacher.frame.getByRole('radio', { name: 'Section', exact: true }).check();
    expect(await accessibilityFaults(teacher.page)).toEqual([]);
    await teacher.frame.getByRole('button', { name: 'Use for this link' }).click();
    await expect.poll(() => teacher.page.frame('tool')?.url()).toContain('/frame#code=');
    await teacher.context.close();
    const later = await openLink('bob');
    await expect.poll(() => later.page.frame('tool')?.url()).toContain('/frame#code=');
    await later.context.close();
  });

  it('lets a teacher select content with the keyboard alone, and comes back to the platform', async () => {
    const context = await loggedIn('teacher');
    const { address } = await platform.platform.startDeepLink({
      clientId: 'client-1',
      contextId: 'course-1',
      user: { id: 'teacher' },
    });
    const { page, frame } = await frameOf(context, address);
    const press = async (name: string) => {
      const button = frame.getByRole('button', { name, exact: true });
      await button.focus();
      await page.keyboard.press('Enter');
    };
    await press('Open Launched');
    await frame.getByRole('navigation', { name: 'You are here' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press('Open Section');
    await press('Open Subsection');
    await press('Open Unit');
    const second = frame.getByRole('checkbox', { name: 'Second' });
    await second.focus();
    await page.keyboard.press('Space');
    expect(await second.isChecked()).toBe(true);
    await press('Add to the course');
    // The page behind the picker's frame moves on to where the platform wants.
    await page.waitForURL(`${platform.origin}/content`);
    expect(platform.deepLinked.at(-1)?.items).toMatchObject([
      { title: 'Second', custom: { block: blockKey('problem', 'p2') } },
    ]);
    await context.close();
  });
});

/** What axe finds in the tool's page. */
async function accessibilityFaults(page: Page): Promise<string[]> {
  const frame = page.frame('tool');
  if (frame === null) throw new Error('The page has no frame of the tool.');
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await loaded.run(document, { iframes: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`);
  });
}
