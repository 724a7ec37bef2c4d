import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { serverOrigin } from '@coursewright/core';
import type { OpenedLaunch } from '@coursewright/lti-provider';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import { findWidgetBundle } from '../src/lms/widget-bundle.ts';
import { openLtiSession } from '../src/frames/open-lti-session.ts';
import { openTestHost, type TestHost } from '../src/testing/test-host.ts';

const executablePath = findChromium();

/** A page of another site that frames what its query names, and notes the messages it gets. */
const outer = `<!doctype html><title>LMS</title><body><script>
  window.heights = [];
  window.heard = [];
  // As Canvas answers.
  const answers = {
    'lti.capabilities': { supported_messages: [{ subject: 'lti.showAlert' }, { subject: 'lti.scrollToTop' }] },
    'lti.fetchWindowSize': { height: 600, width: 800, offset: { left: 0, top: 40 }, footer: 0, scrollY: 500 },
  };
  addEventListener('message', ({ source, origin, data }) => {
    heard.push(data);
    if (data.subject === 'lti.frameResize') heights.push(data.height);
    const answer = answers[data.subject];
    if (answer) source.postMessage({ subject: data.subject + '.response', message_id: data.message_id, ...answer }, origin);
  });
  for (const src of new URLSearchParams(location.search).getAll('src')) {
    const frame = document.createElement('iframe');
    frame.src = src; frame.width = 700; frame.height = 300;
    document.body.append(frame);
  }
</script>`;

describe.skipIf(executablePath === undefined)('a course in a frame of another site', () => {
  let host: TestHost;
  let lms: Server;
  let site: string;
  let browser: Browser;
  beforeAll(async () => {
    host = await openTestHost({ widgets: findWidgetBundle() });
    await host.engine.learners.enroll({ userId: host.learner.id, courseKey: host.courseKey }, serverOrigin);
    lms = createServer((_req, res) => res.setHeader('Content-Type', 'text/html').end(outer)).listen(
      0,
      '127.0.0.1',
    );
    await once(lms, 'listening');
    const address = lms.address();
    // Another name: to a browser `localhost` and `127.0.0.1` are two sites.
    site = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: [...browserArguments, '--test-third-party-cookie-phaseout'],
    });
  });
  afterAll(async () => {
    await browser.close();
    lms.closeAllConnections();
    lms.close();
    await host.close();
  });

  const launch = (usageKey?: string, more: Partial<OpenedLaunch> = {}) =>
    openLtiSession(host.deps, {
      userId: host.learner.id,
      courseKey: host.courseKey,
      ...(usageKey !== undefined && { usageKey }),
      frameAncestors: [site],
      teaches: false,
      launchId: 'l1',
      ...more,
    });
  const open = async (...addresses: readonly string[]): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(`${site}/?${new URLSearchParams(addresses.map((address) => ['src', address]))}`);
    return page;
  };
  const framed = (page: Page, index = 0) => page.frameLocator(`iframe >> nth=${index}`);

  it('opens with the code of the launch, once, and again after a reload', async () => {
    const page = await open(await launch());
    await framed(page).getByText('Some words.').waitFor();
    const frame = page.frames()[1];
    expect(frame?.url()).toMatch(/#session=[\w-]+$/);
    await frame?.evaluate('location.reload()');
    await framed(page).getByText('Some words.').waitFor();
    await page.close();
  });

  it('keeps two launches side by side apart', async () => {
    const page = await open(await launch(), await launch(host.problem));
    await framed(page, 0).getByText('Some words.').waitFor();
    await framed(page, 1).getByText('Which one?').waitFor();
    expect(await framed(page, 1).getByText('Some words.').count()).toBe(0);
    const ids = page
      .frames()
      .slice(1)
      .map((frame) => new URL(frame.url()).hash);
    expect(new Set(ids).size).toBe(2);
    await page.close();
  });

  it('tells the outer page its height: what it holds, not what the frame has', async () => {
    const page = await open(await launch(host.problem));
    await framed(page).getByText('Which one?').waitFor();
    await expect.poll(() => page.evaluate('heights.at(-1)')).toBeGreaterThan(100);
    const { box, told } = await settled(page);
    expect(Math.abs(box - told)).toBeLessThanOrEqual(1);
    await page.evaluate("document.querySelector('iframe').height = 5000");
    await page.waitForTimeout(700);
    expect((await settled(page)).told, 'a higher frame is no higher content').toBe(told);
    await page.close();
  });
  const settled = async (page: Page) => {
    const box = (await framed(page).locator('#main').boundingBox())?.height ?? 0;
    const told = Number(await page.evaluate('heights.at(-1)'));
    return { box: Math.ceil(box), told };
  };

  it('never makes the outer page jump: tells the height when there is something to see, once for each page', async () => {
    const page = await open();
    // Every answer of the host takes its time.
    await page.route(`${host.url}/api/**`, async (route) => {
      await new Promise((resolve) => {
        setTimeout(resolve, 600);
      });
      await route.continue();
    });
    await page.goto(`${site}/?${new URLSearchParams({ src: await launch() })}`);
    await framed(page).getByText('Some words.').waitFor();
    await expect.poll(() => page.evaluate('heights.length')).toBeGreaterThan(0);
    await framed(page).getByRole('button', { name: /next/i }).first().click();
    await framed(page).getByText('More words.').waitFor();
    await expect.poll(() => page.evaluate('heights.length')).toBe(2);
    await framed(page)
      .getByRole('button', { name: /previous/i })
      .first()
      .click();
    await framed(page).getByText('Which one?').waitFor();
    await expect.poll(() => page.evaluate('heights.length')).toBe(3);
    await page.waitForTimeout(1000);
    const heights = z.array(z.number()).parse(await page.evaluate('heights'));
    const [first = 0, second = 0] = heights;
    expect(heights, 'one height for each page, none while it loads').toEqual([first, second, first]);
    expect(first).toBeGreaterThan(second);
    expect(second).toBeGreaterThan(150);
    const { box, told } = await settled(page);
    expect(Math.abs(box - told)).toBeLessThanOrEqual(1);
    await page.close();
  });

  it('names the launch to the outer page, and asks to be seen from its top when a page is turned', async () => {
    const page = await open(await launch(undefined, { messageToken: 'token-1' }));
    await framed(page).getByText('Some words.').waitFor();
    expect(await page.evaluate("heard.filter(({ subject }) => subject === 'lti.scrollToTop')")).toEqual([]);
    await framed(page).getByRole('button', { name: /next/i }).first().click();
    await expect
      .poll(() => page.evaluate("heard.filter(({ subject }) => subject === 'lti.scrollToTop')"))
      .toEqual([{ subject: 'lti.scrollToTop', token: 'token-1' }]);
    await page.close();
  });

  it('shows the way back to the platform, with what it has to tell', async () => {
    const returnUrl = `${site}/back?course=1`;
    const back = async (address: string) => {
      const page = await open(address);
      const link = framed(page).getByRole('link', { name: 'Back to the learning platform' });
      const href = await link.getAttribute('href');
      await page.close();
      return href;
    };
    const said = `${returnUrl}&lti_msg=Your+work+is+saved.`;
    expect(await back(await launch(host.problem, { returnUrl }))).toBe(said);
    const page = await browser.newPage();
    await page.goto(await launch(host.problem, { returnUrl, documentTarget: 'window' }));
    const [link, problem] = [page.getByRole('link', { name: /Back/ }), page.getByText('Which one?')];
    await problem.waitFor();
    const [above, below] = [await link.boundingBox(), await problem.boundingBox()];
    expect(above?.y).toBeLessThan(below?.y ?? 0);
    await page.close();
  });

  it('goes on after its token has run out, and says calmly when the visit has ended; what was chosen stays', async () => {
    const address = await launch(host.problem);
    const page = await open(address);
    await framed(page).getByLabel('That').check();
    host.clock.advance(700);
    await framed(page).getByRole('button', { name: 'Submit' }).click();
    await framed(page)
      .getByText(/correct/i)
      .first()
      .waitFor();
    const id = new URL(address).searchParams.get('launch') ?? '';
    await host.deps.records.transaction((tx) => tx.launchSessions.revoke(id));
    await framed(page).getByLabel('This').check();
    await framed(page).getByRole('button', { name: 'Submit' }).click();
    await framed(page).getByRole('alert').getByText('This visit has ended').waitFor();
    await expect
      .poll(() => page.evaluate("heard.find(({ subject }) => subject === 'lti.showAlert')?.title"))
      .toBe('This visit has ended');
    expect(await framed(page).getByLabel('This').isChecked()).toBe(true);
    await page.close();
  });

  it('is shown to nobody who is not the launch’s platform', async () => {
    const page = await browser.newPage();
    const other = site.replace('localhost', '127.0.0.1');
    await page.goto(`${other}/?${new URLSearchParams({ src: await launch() })}`);
    await page.waitForTimeout(500);
    expect(await framed(page).locator('#main').count()).toBe(0);
    await page.close();
  });

  it('says that a code has been used', async () => {
    const address = await launch();
    const first = await open(address);
    await framed(first).getByText('Some words.').waitFor();
    const second = await open(address);
    await framed(second).getByText('This visit has ended').waitFor();
    expect(await framed(second).getByText('Some words.').count()).toBe(0);
    await first.close();
    await second.close();
  });
});
