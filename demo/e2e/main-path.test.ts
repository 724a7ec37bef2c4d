import { allServiceUrls } from '@coursewright/core/testing';
import type { FrameLocator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { chromiumPath, expectAccessible, logIn } from './open-browser.ts';
import { openDemo, type OpenedDemo } from './open-demo.ts';
import { openDemoOnServices } from './open-demo-on-services.ts';
import { visits } from './visit.ts';

const warmUp = 'Warm up: what do you expect?';
const choose = async (tool: FrameLocator | Page, answer: string): Promise<void> => {
  await tool.getByRole('radio', { name: answer, exact: true }).check();
  await tool.getByRole('button', { name: 'Submit' }).click();
};
const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe.tool');
const open = async (page: Page, title: string): Promise<FrameLocator> => {
  await page.getByRole('link', { name: title, exact: true }).click();
  return frameOf(page);
};

const services = allServiceUrls();
const targets: readonly {
  readonly name: string;
  readonly missing: boolean;
  open(): Promise<OpenedDemo>;
}[] = [
  { name: 'embedded', missing: false, open: () => openDemo() },
  {
    name: 'two hosts and a worker on MariaDB, MongoDB’s protocol, Redis and S3',
    missing: services === undefined,
    open: () => {
      if (services === undefined) throw new Error('a service is missing');
      return openDemoOnServices(services);
    },
  },
];

describe.each(targets)('the main path: $name', ({ missing, open: openTarget }) => {
  describe.skipIf(chromiumPath === undefined || missing)('in a browser', () => {
    const visit = visits(openTarget);

    it('goes from the LMS through a launch and an answer back to the gradebook, and into the log', async () => {
      const { demo, page, faults } = visit;
      await logIn(page, demo.lmsUrl, 'ada');
      await expectAccessible(page);
      const tool = await open(page, warmUp);
      await choose(tool, '12');
      await tool.getByText('Only one way leads there').waitFor();
      await choose(tool, '7');
      await tool.getByText('the whole diagonal of the picture').waitFor();
      await expectAccessible(page);

      await page.getByRole('link', { name: 'Gradebook' }).click();
      const row = page.getByRole('row', { name: warmUp });
      await row.getByRole('cell', { name: '1 / 1' }).waitFor();
      await page.getByText('Last score:').waitFor();
      await expectAccessible(page);

      const submissions = async () =>
        (await demo.events())
          .filter(({ name }) => name === 'problem_check' || name === 'problem_check_fail')
          .filter(({ event }) => 'success' in event)
          .map(({ event }) => event['success']);
      // S3 gets an object for what has come within some seconds.
      await expect.poll(submissions, { timeout: 30_000 }).toEqual(['incorrect', 'correct']);
      const names = (await demo.events()).map(({ name }) => name);
      expect(names.indexOf('edx.course.enrollment.activated')).toBeGreaterThan(-1);
      expect(names.indexOf('edx.course.enrollment.activated')).toBeLessThan(names.indexOf('problem_check'));
      expect(names.lastIndexOf('edx.grades.problem.submitted')).toBeGreaterThan(
        names.indexOf('problem_check'),
      );
      for (const requests of demo.served ?? []) expect(requests).toBeGreaterThan(2);
      expect(faults).toEqual([]);
    });

    it('shows those who teach every score as it arrives', async () => {
      const { demo, browser, page, faults } = visit;
      await logIn(page, demo.lmsUrl, 'grace');
      await page.getByRole('link', { name: 'Gradebook' }).click();
      await page.getByRole('row', { name: 'Benjamin Banneker' }).waitFor();

      const other = await browser.newContext({ locale: 'en-GB' });
      const learner = await other.newPage();
      await logIn(learner, demo.lmsUrl, 'benjamin');
      await choose(await open(learner, warmUp), '7');
      await page.getByRole('row', { name: 'Benjamin Banneker' }).getByText('1 / 1').waitFor();
      await other.close();
      expect(faults).toEqual([]);
    });

    it('carries on after a reload in the frame, and in two tabs at once', async () => {
      const { demo, context, page, faults } = visit;
      await logIn(page, demo.lmsUrl, 'chien');
      const tool = await open(page, 'Practice: counting');
      await tool.getByRole('textbox').first().fill('120');
      const own = page.frames().find((frame) => frame.url().includes('/frame'));
      await own?.evaluate(() => location.reload());
      await tool.getByRole('textbox').first().waitFor();

      const second = await context.newPage();
      await second.goto(page.url());
      const other = frameOf(second);
      await other.getByRole('textbox').first().fill('120');
      await tool.getByRole('textbox').first().fill('24');
      await other.getByRole('button', { name: 'Submit' }).first().click();
      await other.getByText('1/1 point').first().waitFor();
      await tool.getByRole('button', { name: 'Submit' }).first().click();
      await tool.getByText('0/1 point').first().waitFor();
      expect(faults).toEqual([]);
    });

    it('opens in a window of its own, too', async () => {
      const { demo, context, page, faults } = visit;
      await logIn(page, demo.lmsUrl, 'ada');
      const opened = context.waitForEvent('page');
      await page.getByRole('link', { name: `Open in a new window: ${warmUp}` }).click();
      const tool = await opened;
      await tool.getByRole('radio', { name: '7', exact: true }).waitFor();
      expect(new URL(tool.url()).origin).toBe(demo.hostUrl);
      expect(faults).toEqual([]);
    });

    it('adds what a teacher picks, with its column of the gradebook', async () => {
      const { demo, browser, page, faults } = visit;
      await logIn(page, demo.lmsUrl, 'grace');
      await page.getByRole('link', { name: 'Add from Coursewright' }).click();
      const picker = frameOf(page);
      const way = ['Chance: an introduction to probability', 'Practice: counting', 'Exercises'];
      for (const title of way) await picker.getByRole('button', { name: `Open ${title}` }).click();
      await picker.getByRole('checkbox', { name: 'Books on a shelf' }).check();
      await picker.getByText('1 selected').waitFor();
      await expectAccessible(page);
      await picker.getByRole('button', { name: 'Add to the course' }).click();
      await page.getByRole('status').getByText('Added: Books on a shelf').waitFor();
      await page.getByRole('link', { name: 'Gradebook' }).click();
      await page.getByRole('columnheader', { name: 'Books on a shelf' }).waitFor();

      const other = await browser.newContext({ locale: 'en-GB' });
      const learner = await other.newPage();
      await logIn(learner, demo.lmsUrl, 'ada');
      const tool = await open(learner, 'Books on a shelf');
      await tool.getByRole('textbox').fill('5*4*3*2');
      await tool.getByRole('button', { name: 'Submit' }).click();
      await tool.getByText('1/1 point').first().waitFor();
      await page.getByRole('row', { name: 'Ada Lovelace' }).getByText('1 / 1').nth(1).waitFor();
      await other.close();
      expect(faults).toEqual([]);
    });

    it('has pages that everybody can use', async () => {
      const { demo, page, faults } = visit;
      await page.goto(`${demo.lmsUrl}/login`);
      await expectAccessible(page);
      await logIn(page, demo.lmsUrl, 'grace');
      for (const name of ['Content', 'Gradebook', 'Tools']) {
        await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessible(page);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
    });

    it('shows an instructor of the host its own gradebook', async () => {
      const { demo, page, faults } = visit;
      await page.goto(`${demo.hostUrl}/login`);
      await page.getByLabel(/username/i).fill('grace');
      await page.getByLabel(/password/i).fill('grace-demo');
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.goto(
        `${demo.hostUrl}/courses/${encodeURIComponent('course-v1:Coursewright+Chance+2026')}/gradebook`,
      );
      await page
        .getByRole('row', { name: /Benjamin/ })
        .first()
        .waitFor();
      await expectAccessible(page);
      expect(faults).toEqual([]);
    });
  });
});
