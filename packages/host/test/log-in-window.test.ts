import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import { createEmbedKey } from '../src/accounts/tokens/embed-keys.ts';
import { findWidgetBundle } from '../src/lms/widget-bundle.ts';
import { openTestHost, type TestHost } from '../src/testing/test-host.ts';

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)('the log-in window of an element on another site', () => {
  let host: TestHost;
  let site: Server;
  let url: string;
  let browser: Browser;
  let page = '';
  beforeAll(async () => {
    host = await openTestHost({ widgets: findWidgetBundle() });
    site = createServer((_req, res) => res.setHeader('Content-Type', 'text/html').end(page)).listen(
      0,
      '127.0.0.1',
    );
    await once(site, 'listening');
    const address = site.address();
    url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
    const { key } = await createEmbedKey(host.deps, {
      name: 'The site',
      origins: [url],
      courses: [host.courseKey],
      guests: true,
    });
    page = `<!doctype html><title>Site</title>
      <script type="module" src="${host.url}/widgets/coursewright.js"></script>
      <cw-problem host="${host.url}" embed-key="${key.id}" block="${host.problem}" login></cw-problem>`;
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: [...browserArguments, '--test-third-party-cookie-phaseout'],
    });
  });
  afterAll(async () => {
    await browser.close();
    site.closeAllConnections();
    site.close();
    await host.close();
  });

  it('logs a guest in, asks, closes, and gives the guest’s work to the account', async () => {
    const visitor = await (await browser.newContext()).newPage();
    await visitor.goto(url);
    await visitor.getByLabel('That').check();
    await visitor.getByRole('button', { name: 'Submit' }).click();
    await visitor
      .getByText(/correct/i)
      .first()
      .waitFor();

    const opened = visitor.waitForEvent('popup');
    await visitor.getByRole('button', { name: 'Log in' }).click();
    const window = await opened;
    await window.getByLabel('Username or e-mail address').fill('ana');
    await window.getByLabel('Password').fill('correct horse');
    const closed = window.waitForEvent('close');
    await window.getByRole('button', { name: 'Log in' }).click();
    await window.getByText('The site').waitFor();
    await window.getByRole('button', { name: 'Allow' }).click();
    await closed;

    await expect
      .poll(async () => {
        const stored = await host.deps.records.read((view) =>
          view.submissions.submissions(host.learner.id, host.problem),
        );
        return stored.length;
      })
      .toBe(1);
    await visitor.getByRole('button', { name: 'Log in' }).waitFor({ state: 'detached' });
    await visitor
      .getByText(/correct/i)
      .first()
      .waitFor();
  });
});
