import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import { openInsightsHost, type InsightsHost } from '../src/insights/testing/insights-host.ts';
import { findWidgetBundle } from '../src/lms/widget-bundle.ts';

const executablePath = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const findings = z.array(z.string());
const sampleCourse = fileURLToPath(new URL('../../../demo/courses/chance', import.meta.url));

describe.skipIf(executablePath === undefined)('Insights in a browser', () => {
  let host: InsightsHost;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    host = await openInsightsHost({ widgets: findWidgetBundle() }, { olx: sampleCourse });
    await host.deps.records.transaction(async ({ grades }) => {
      const { courseKey } = host;
      for (const [{ id: userId }, percent, letter] of [
        [host.learner, 0.9, 'Pass'],
        [host.other, 0.2, null],
      ] as const) {
        await grades.touchGrades(userId, courseKey, 1);
        await grades.putCourseGrade({ userId, courseKey, percent, letter, passedSince: null });
      }
    });
    home = `${host.url}/courses/${encodeURIComponent(host.courseKey)}/insights`;
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: browserArguments,
    });
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
  });

  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    // axe is put into the page by script, which the pages' own policy forbids.
    const context = await browser.newContext({ bypassCSP: true, ...options });
    const { cookies } = await host.loggedIn('root');
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: host.url })));
    return context.newPage();
  };

  it.each([
    ['a desk', { viewport: { width: 1280, height: 800 } }],
    ['a phone in Spanish', { viewport: { width: 390, height: 800 }, locale: 'es-ES' }],
    ['a phone at night', { viewport: { width: 390, height: 800 }, colorScheme: 'dark' }],
  ] as const)('has no fault that axe finds, draws every chart, and fits: %s', async (_where, options) => {
    const page = await open(options);
    const wrong: string[] = [];
    const problem = 'block-v1:Coursewright+Chance+2026+type@problem+block@two-coins';
    const paths = [
      '',
      '/enrollment',
      '/engagement',
      '/videos',
      '/videos/video?video=galton-video',
      '/performance',
      '/performance/items',
      `/performance/problem?block=${encodeURIComponent(problem)}`,
      '/learners',
      '/learners/at-risk',
      '/learners/learner?username=ana',
      '/compare',
    ];
    const own = ['/insights', '/insights/tokens'].map((path) => `${host.url}${path}`);
    for (const address of [...paths.map((path) => `${home}${path}`), ...own]) {
      await page.goto(address, { waitUntil: 'networkidle' });
      await page.evaluate(axe);
      const found = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`))',
      );
      wrong.push(...findings.parse(found).map((one) => `${address} ${one}`));
      const beyond = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      if (beyond > 0) wrong.push(`${address} is ${beyond} pixels too wide`);
      const charts = await page.locator('cw-insights-chart').count();
      const drawn = await page.locator('cw-insights-chart cw-chart .plot svg').count();
      if (drawn < charts) wrong.push(`${address} draws ${drawn} of ${charts} charts`);
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('narrows charts and figures to a mode, and tells how they are counted', async () => {
    const page = await open({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${home}/enrollment`);
    await page.getByText('129 learners were enrolled at the end of').waitFor();
    await page.getByRole('combobox', { name: 'Mode' }).selectOption('verified');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('28 learners were enrolled at the end of').waitFor();
    await page.getByText('How is this counted?: Enrolled now').click();
    const rule = page.getByText('Of each course and mode that has anyone on the last day');
    expect(await rule.first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('has a map of where learners are, read by keys, country by country', async () => {
    const page = await open({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${home}/enrollment`);
    const countries = page.locator('cw-insights-chart[chart="enrollment-countries"]');
    await countries.getByRole('group', { name: /^Where learners are: map/ }).focus();
    await page.keyboard.press('ArrowRight');
    await countries.getByText('Learners: 40').waitFor();
    expect(await countries.locator('svg.map path.outlined').count()).toBe(1);
    await countries.getByText('Not on the map: Small or not known: 18').waitFor();
    await page.context().close();
  });

  it('puts a note of the team onto the charts', async () => {
    const page = await open({ viewport: { width: 1280, height: 800 } });
    await page.goto(home);
    await page.getByLabel('Day', { exact: true }).fill('2026-10-05');
    await page.getByLabel('What happened', { exact: true }).fill('Mail to all');
    await page.getByRole('button', { name: 'Write the note' }).click();
    const enrolment = page.locator('cw-insights-chart[chart="enrollment-modes"]');
    await enrolment.getByText('What happened when').click();
    await enrolment.getByText('Mail to all', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove: Mail to all' }).click();
    await page.getByRole('button', { name: 'Remove: Mail to all' }).waitFor({ state: 'detached' });
    await enrolment.locator('cw-chart svg').waitFor();
    expect(await page.getByText('Mail to all', { exact: true }).count()).toBe(0);
    await page.context().close();
  });

  it('leads from the list of courses down to one learner', async () => {
    const page = await open({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${host.url}/insights`);
    await page.getByRole('link', { name: 'Chance: an introduction to probability' }).click();
    await page.getByRole('navigation', { name: 'Pages of Insights' }).getByText('Learners').click();
    await page.getByLabel('Name, user name or e-mail').fill('brandt');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('link', { name: 'Ben Brandt' }).click();
    await page.getByRole('heading', { name: 'Ben Brandt' }).waitFor();
    await page.getByText('Problems solved').first().waitFor();
    expect(new URL(page.url()).searchParams.get('username')).toBe('ben.brandt');
    await page.context().close();
  });
});
