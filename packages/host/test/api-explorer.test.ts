import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import { openTestHost, type TestHost } from '../src/testing/test-host.ts';

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)('the API explorer in a browser', () => {
  let host: TestHost;
  let browser: Browser;
  beforeAll(async () => {
    host = await openTestHost();
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: browserArguments,
    });
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
  });

  /** The explorer as somebody sees it who has logged in, or nobody. */
  const open = async (who?: string): Promise<{ page: Page; faults: string[]; context: BrowserContext }> => {
    const context = await browser.newContext();
    const visitor = who === undefined ? host.browser() : await host.loggedIn(who);
    const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: host.url }));
    await context.addCookies(cookies);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${host.url}/api`);
    return { page, faults, context };
  };
  const card = (page: Page, id: string) => {
    const details = page.locator(`#${id}`);
    return {
      unfold: () => details.locator('> summary').click(),
      send: () => details.getByRole('button', { name: 'Send' }).click(),
      body: details.getByLabel('Body (JSON)'),
      field: (name: string) => details.getByRole('textbox', { name }),
      answer: details.getByLabel('Answer', { exact: true }),
    };
  };

  it('sends an operation and shows status and answer', async () => {
    const { page, faults, context } = await open();
    const courses = card(page, 'listCourses');
    await courses.unfold();
    await courses.send();
    await courses.answer.getByText('200 OK').waitFor();
    expect(JSON.parse(await courses.answer.locator('pre').innerText())).toMatchObject({
      courses: [{ courseKey: host.courseKey }],
    });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('puts fields into path and query, and shows what was refused as it came', async () => {
    const { page, context } = await open('ana');
    const course = card(page, 'getCourse');
    await course.unfold();
    // What is required is asked for before anything is sent.
    await course.send();
    expect(await course.answer.innerText()).toBe('');
    await course.field('courseKey').fill('course-v1:No+Such+Course');
    await course.send();
    await course.answer.getByText('404 Not Found').waitFor();
    await course.field('courseKey').fill(host.courseKey);
    await course.field('username').fill('nobody else');
    const [request] = await Promise.all([page.waitForRequest(/\/api\/courses\//), course.send()]);
    expect(new URL(request.url()).pathname).toBe(`/api/courses/${encodeURIComponent(host.courseKey)}`);
    expect(new URL(request.url()).searchParams.get('username')).toBe('nobody else');
    await course.answer.getByText('403 Forbidden').waitFor();
    await context.close();
  });

  it('sends bodies with the session and its token', async () => {
    const { page, context } = await open('root');
    const upload = card(page, 'startUpload');
    await upload.unfold();
    await upload.body.fill(JSON.stringify({ sha256: 'a'.repeat(64), size: 3 }));
    await upload.send();
    await upload.answer.getByText('200 OK').waitFor();
    const started: unknown = JSON.parse(await upload.answer.locator('pre').innerText());
    expect(started).toMatchObject({ parts: [{ method: 'PUT', size: 3 }] });
    await upload.body.fill('{ no JSON');
    await upload.send();
    await upload.answer.locator('.tag.bad').waitFor();
    await context.close();
  });

  it('says so where no answer came, and takes the next try', async () => {
    const { page, context } = await open();
    const courses = card(page, 'listCourses');
    await courses.unfold();
    await context.setOffline(true);
    await courses.send();
    await courses.answer.getByText('No answer came.').waitFor();
    await context.setOffline(false);
    await courses.send();
    await courses.answer.getByText('200 OK').waitFor();
    expect(await courses.answer.innerText()).toContain(host.courseKey);
    await context.close();
  });

  it('opens the schema that a link names', async () => {
    const { page, context } = await open();
    await page.goto(`${host.url}/api#schema-Problem`);
    expect(await page.locator('#schema-Problem pre').isVisible()).toBe(true);
    expect(await page.locator('#listCourses form').isVisible()).toBe(false);
    await context.close();
  });
});
