import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import { openInsightsHost, type InsightsHost } from '../src/insights/testing/insights-host.ts';
import { logLineOf, writeLog } from '../src/insights/testing/write-log.ts';
import { findWidgetBundle } from '../src/lms/widget-bundle.ts';
import { openTestHost } from '../src/testing/test-host.ts';

const executablePath = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const findings = z.array(z.string());
const sampleCourse = fileURLToPath(new URL('../../../demo/courses/chance', import.meta.url));

describe.skipIf(executablePath === undefined)('where numbers of Insights come from and go', () => {
  let host: InsightsHost;
  let empty: Awaited<ReturnType<typeof openTestHost>>;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    const widgets = findWidgetBundle();
    host = await openInsightsHost({ widgets }, { olx: sampleCourse });
    empty = await openTestHost({ widgets });
    home = `/courses/${encodeURIComponent(host.courseKey)}/insights`;
    const line = (id: string, at: string, username: string) =>
      logLineOf(host.courseKey, { id, username, time: `${at}.000004+00:00` });
    writeLog(host.config.data, '2026-11-05T10', [
      line('one', '2026-11-05T10:20:30', 'ana'),
      line('two', '2026-11-05T10:21:30', 'ben'),
    ]);
    const yesterday = new Date(host.clock.now() / 1000 - 86_400_000).toISOString().slice(0, 10);
    writeLog(host.config.data, `${yesterday}T10`, [line('three', `${yesterday}T10:20:30`, 'ana')]);
    const { id } = await host.deps.lti.platforms.add({
      name: 'Moodle',
      issuer: 'https://moodle.example',
      client_id: 'm1',
      deployment_ids: ['1'],
      auth_login_url: 'https://moodle.example/auth.php',
      auth_token_url: 'https://moodle.example/token.php',
      jwks_url: 'https://moodle.example/certs.php',
      state: 'active',
    });
    const pausedUntil = Date.parse('2026-12-01T10:00:00Z') * 1000;
    await host.deps.records.transaction((tx) =>
      tx.ltiCouriers.putCourier(id, { failures: 3, pausedUntil, reason: 'It answers 503.' }),
    );
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: browserArguments,
    });
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
    await empty.close();
  });

  const open = async (
    at: Pick<InsightsHost, 'loggedIn' | 'url'>,
    options: BrowserContextOptions,
  ): Promise<Page> => {
    // axe is put into the page by script, which the pages' own policy forbids.
    const context = await browser.newContext({ bypassCSP: true, ...options });
    const { cookies } = await at.loggedIn('root');
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: at.url })));
    return context.newPage();
  };

  const faultsOf = async (page: Page, address: string): Promise<readonly string[]> => {
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.evaluate(axe);
    const found = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`))',
    );
    const wrong = findings.parse(found).map((one) => `${address} ${one}`);
    const beyond = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    return beyond > 0 ? [...wrong, `${address} is ${beyond} pixels too wide`] : wrong;
  };

  it.each([
    ['a desk', { viewport: { width: 1280, height: 800 } }],
    ['a phone in Spanish', { viewport: { width: 390, height: 800 }, locale: 'es-ES' }],
    ['a phone at night', { viewport: { width: 390, height: 800 }, colorScheme: 'dark' }],
  ] as const)('has no fault that axe finds, and fits: %s', async (_where, options) => {
    const wrong: string[] = [];
    const full = await open(host, options);
    for (const path of [
      '/admin/insights',
      '/admin/insights/events?date=2026-11-05',
      `${home}/events?task=module-engagement`,
      `${home}/events?chart=problem-scores`,
      `${home}/research`,
    ])
      wrong.push(...(await faultsOf(full, host.url + path)));
    const fresh = await open(empty, options);
    const course = `/courses/${encodeURIComponent(empty.courseKey)}/insights`;
    for (const path of [
      '/admin/insights',
      '/admin/insights/events',
      `${course}/events`,
      `${course}/research`,
    ])
      wrong.push(...(await faultsOf(fresh, empty.url + path)));
    expect(wrong).toEqual([]);
    await full.context().close();
    await fresh.context().close();
  });

  it('draws the charts of the site, and says what will appear while there is nothing', async () => {
    const page = await open(host, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${host.url}/admin/insights`, { waitUntil: 'networkidle' });
    expect(await page.locator('cw-chart svg').count()).toBe(3);
    await page.getByText('It answers 503.').waitFor();
    const fresh = await open(empty, { viewport: { width: 1280, height: 800 } });
    await fresh.goto(`${empty.url}/admin/insights`, { waitUntil: 'networkidle' });
    await fresh.getByText('New enrolments appear here the day after the first learner enrols.').waitFor();
    await fresh.getByText('Numbers appear as soon as tables are published:').waitFor();
    await page.context().close();
    await fresh.context().close();
  });

  it('leads from a chart of the site to the events of all courses', async () => {
    const page = await open(host, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${host.url}/admin/insights`);
    await page.getByRole('link', { name: /^The events behind it\s?: Events a day$/ }).click();
    await page.getByText(host.courseKey).first().waitFor();
    expect(await page.getByRole('combobox', { name: 'Numbers' }).inputValue()).toBe('');
    await page.context().close();
  });

  it('leads from a chart to the events behind it', async () => {
    const page = await open(host, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${host.url}${home}/engagement`);
    await page.getByRole('link', { name: /^The events behind it\s?: Learners active each week$/ }).click();
    await page.getByRole('heading', { name: 'Events behind the numbers' }).waitFor();
    await page.getByLabel('Day (UTC)').fill('2026-11-05');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('heading', { name: 'Events of Nov 5, 2026' }).waitFor();
    expect(await page.getByText('A submission was graded.').count()).toBe(2);
    await page.getByText('The line of the log').first().click();
    await page.getByText('"problem_id": "a-problem"').first().waitFor();
    await page.context().close();
  });

  it('gives data for research to who confirms', async () => {
    const page = await open(host, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${host.url}${home}/research`);
    await page.getByRole('combobox', { name: 'What', exact: true }).selectOption('module_engagement_roster');
    await page.getByLabel('What for').fill('A study');
    await page.getByRole('checkbox').check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Confirm and download' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/--module_engagement_roster\.csv$/);
    await page.context().close();
  });
});
