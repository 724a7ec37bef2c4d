import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { chromiumPath, expectAccessible } from './open-browser.ts';
import { openDemo } from './open-demo.ts';
import { visits } from './visit.ts';

const answerBox = (page: Page) => page.getByRole('textbox').first();
/** Resolves with the answer that the host took. */
const taken = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith('/actions/submit') && answer.status() === 200);
const submit = (page: Page) => page.getByRole('button', { name: 'Submit' }).click();
/** A 401 that a test provokes is told by the browser, too. */
const withoutRefusals = (faults: readonly string[]) => faults.filter((text) => !text.includes('401'));

describe.skipIf(chromiumPath === undefined)(
  'on another site, under a strict policy, without third-party cookies',
  () => {
    const visit = visits(() => openDemo(), { thirdPartyCookies: false });

    it('works for a guest, who is the same after a reload', async () => {
      const { demo, context, page, faults } = visit;
      await page.goto(demo.siteUrl);
      await answerBox(page).fill('1/3');
      await submit(page);
      await page.getByText('0/1 point').first().waitFor();
      await answerBox(page).fill('1/2');
      await submit(page);
      await page.getByText('Two of the four cases').waitFor();
      await expectAccessible(page);
      await page.reload();
      await page.getByText('1/1 point').first().waitFor();
      expect(await answerBox(page).inputValue()).toBe('1/2');
      expect(await context.cookies(demo.hostUrl)).toEqual([]);
      expect(faults).toEqual([]);
    });

    it('works for a learner whom the site signs for, who is the same in another browser', async () => {
      const { demo, browser, page, faults } = visit;
      const signIn = async (where: Page): Promise<void> => {
        await where.goto(demo.siteUrl);
        await where.getByRole('button', { name: 'Sign in as Rosa' }).click();
        await where.getByText('Rosa Puerta', { exact: true }).waitFor();
      };
      await signIn(page);
      await answerBox(page).fill('0.5');
      await submit(page);
      await page.getByText('1/1 point').first().waitFor();

      const elsewhere = await browser.newContext({ locale: 'en-GB' });
      const other = await elsewhere.newPage();
      await signIn(other);
      await other.getByText('1/1 point').first().waitFor();
      await elsewhere.close();
      expect(faults).toEqual([]);
    });

    it('keeps what is typed when the token runs out in the middle of an answer', async () => {
      const { demo, page, faults } = visit;
      await page.goto(demo.siteUrl);
      await page.getByRole('button', { name: 'Sign in as Rosa' }).click();
      await answerBox(page).waitFor();
      let tokens = 0;
      await page.route('**/token', (route) => {
        tokens += 1;
        return route.continue();
      });
      // The host refuses the first submission, as it does ten minutes after the token was given.
      let refused = 0;
      await page.route('**/actions/submit', async (route) => {
        if (route.request().method() !== 'POST' || refused > 0) return route.continue();
        refused += 1;
        const headers = { ...route.request().headers(), authorization: 'Bearer run.out.long-ago' };
        return route.continue({ headers });
      });
      await answerBox(page).fill('2/4');
      const answer = taken(page);
      await submit(page);
      await answer;
      expect([refused, tokens]).toEqual([1, 1]);
      await page.getByText('1/1 point').first().waitFor();
      expect(await answerBox(page).inputValue()).toBe('2/4');
      expect(withoutRefusals(faults)).toEqual([]);
    });

    it('keeps what is typed when the site gives no new token either, and sends it once it does', async () => {
      const { demo, page } = visit;
      await page.goto(demo.siteUrl);
      await page.getByRole('button', { name: 'Sign in as Rosa' }).click();
      await answerBox(page).waitFor();
      await page.route('**/token', (route) => route.abort());
      await page.route('**/actions/submit', (route) =>
        route.continue({
          headers: { ...route.request().headers(), authorization: 'Bearer run.out.long-ago' },
        }),
      );
      await answerBox(page).fill('1/8');
      await submit(page);
      await page.getByText('it has not been sent').waitFor();
      expect(await answerBox(page).inputValue()).toBe('1/8');
      await page.unrouteAll();
      const answer = taken(page);
      await submit(page);
      await answer;
      await page.getByText('0/1 point').first().waitFor();
      expect(await answerBox(page).inputValue()).toBe('1/8');
    });

    it('gives a guest’s work to the account they log in to in the window', async () => {
      const { demo, context, page, faults } = visit;
      await page.goto(demo.siteUrl);
      await answerBox(page).fill('1/2');
      await submit(page);
      await page.getByText('1/1 point').first().waitFor();
      const opened = context.waitForEvent('page');
      await page.locator('cw-problem').getByRole('button', { name: 'Log in' }).click();
      const login = await opened;
      await login.getByLabel(/username/i).fill('chien');
      await login.getByLabel(/password/i).fill('chien-demo');
      await login.getByRole('button', { name: 'Log in' }).click();
      const closed = login.waitForEvent('close');
      await login.getByRole('button', { name: /allow/i }).click();
      await closed;
      await page.getByText('You work as a guest').waitFor({ state: 'detached' });
      await page.getByText('1/1 point').first().waitFor();

      const home = await context.newPage();
      await home.goto(
        `${demo.hostUrl}/blocks/${encodeURIComponent('block-v1:Coursewright+Chance+2026+type@problem+block@two-coins')}`,
      );
      await home.getByText('1/1 point').first().waitFor();
      expect(faults).toEqual([]);
    });

    it('fits a plain frame to what is in it, whose page can set no cookie', async () => {
      const { demo, page, faults } = visit;
      await page.goto(`${demo.siteUrl}/frame`);
      const frame = page.frameLocator('iframe.fits');
      await frame.getByRole('radio').first().waitFor();
      const inner = page.frames().find((one) => one.url().includes('/embed/frame'));
      const cookies = await inner?.evaluate(() => {
        document.cookie = 'probe=1; SameSite=None; Secure; Path=/';
        return document.cookie;
      });
      expect(cookies).toBe('');
      const heights = async () => {
        const outer = await page.locator('iframe.fits').evaluate((element) => element.clientHeight);
        const content = await inner?.evaluate(
          () => document.querySelector('main')?.getBoundingClientRect().height,
        );
        return Math.abs(outer - Math.ceil(content ?? 0));
      };
      await expect.poll(heights).toBeLessThanOrEqual(2);
      await frame.getByRole('radio', { name: 'One half', exact: true }).check();
      await frame.getByRole('button', { name: 'Submit' }).click();
      await frame.getByText('As on every throw').waitFor();
      await expect.poll(heights).toBeLessThanOrEqual(2);
      await expectAccessible(page);
      expect(faults).toEqual([]);
    });

    it('is found by an editor that knows an address only (oEmbed)', async () => {
      const { demo, page } = visit;
      const address = `${demo.hostUrl}/courses/${encodeURIComponent('course-v1:Coursewright+Chance+2026')}`;
      const answer = await fetch(
        `${demo.hostUrl}/oembed?${new URLSearchParams({ url: address, format: 'json' })}`,
      );
      expect(answer.status).toBe(200);
      const { type, html, title } = (await answer.json()) as Record<string, string>;
      expect({ type, title }).toEqual({ type: 'rich', title: 'Chance: an introduction to probability' });
      await page.goto(demo.siteUrl);
      await page.evaluate(
        (markup) => document.querySelector('article')?.insertAdjacentHTML('beforeend', markup),
        html ?? '',
      );
      await page.frameLocator('article iframe').getByRole('heading', { name: 'A first look' }).waitFor();
    });
  },
);
