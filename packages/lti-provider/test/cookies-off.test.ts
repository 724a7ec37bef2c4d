import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { rmSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type BrowserContext, type Frame, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import { profileWithoutCookies } from '../../../scripts/profile-without-cookies.ts';
import type { StorageOffer } from '../src/platform/storage/storage-offer.ts';
import { readForm } from '../src/testing/read-form.ts';
import { openTestPlatform, type TestPlatform } from '../src/testing/test-platform.ts';
import { courseKey, openTestTool, type TestTool } from '../src/testing/test-tool.ts';
import { framingPage } from './framing-page.ts';

const executablePath = findChromium();

/** Platform at http://localhost, tool at http://127.0.0.1, whose frames keep no cookie there by the user's setting. */
describe.skipIf(executablePath === undefined)('in a browser that keeps nothing for frames', () => {
  const profile = profileWithoutCookies('127.0.0.1', 'localhost');
  let context: BrowserContext;
  let page: Page;
  let platform: TestPlatform;
  let canvas: TestPlatform;
  let tool: TestTool;
  let evil: Server;
  beforeAll(async () => {
    [platform, canvas, tool] = await Promise.all([
      openTestPlatform({ host: 'localhost' }),
      openTestPlatform({ host: 'localhost', authHost: 'sso.localhost' }),
      openTestTool(),
    ]);
    for (const one of [platform, canvas]) {
      await tool.tool.platforms.add(one.register(tool.tool.addresses));
      const link = { id: 'link', contextId: 'course-1', clientId: 'client-1', title: 'The course' };
      await one.store.putLink({ ...link, custom: { course: courseKey } });
    }
    context = await chromium.launchPersistentContext(profile, {
      ...(executablePath !== undefined && { executablePath }),
      // The driver loses sight of a frame that changes its process twice within a moment; what is kept where stays the same.
      args: [...browserArguments, '--disable-site-isolation-trials'],
    });
    await context.addCookies([
      { name: 'x-test-user', value: 'ada', url: platform.origin, sameSite: 'Lax' },
      { name: 'x-test-user', value: 'ada', url: canvas.origin, sameSite: 'Lax' },
    ]);
    page = await context.newPage();
    evil = createServer((request, response) => {
      response.setHeader('content-type', 'text/html').end(evilPages.get(request.url ?? '') ?? '');
    }).listen(0, '127.0.0.1');
    await once(evil, 'listening');
  });
  afterAll(async () => {
    await context?.close();
    evil.closeAllConnections();
    evil.close();
    await Promise.all([tool.close(), platform.close(), canvas.close()]);
    rmSync(profile, { recursive: true, force: true });
  });

  const evilPages = new Map<string, string>();
  const launch = async (offer?: StorageOffer, at = platform) => {
    const start = { linkId: 'link', user: { id: 'ada' }, ...(offer !== undefined && { storage: offer }) };
    return (await at.platform.startLaunch(start)).address;
  };
  const toolFrame = (): Frame => {
    const frame = page.frame('tool');
    if (frame === null) throw new Error('The page has no frame of the tool.');
    return frame;
  };
  const opened = async (): Promise<void> => {
    await expect.poll(() => toolFrame().url(), { timeout: 10_000 }).toContain('/frame#code=');
  };

  it.each([
    ['the platform’s page', 'parent', () => platform],
    ['a forwarding frame at another host, as Canvas does', 'forwarding', () => canvas],
    ['texts after a prelaunch message, as Sakai does', 'strings', () => platform],
  ] as const)('launches by the storage of %s', async (_case, offer, at) => {
    const before = tool.opened.length;
    await page.goto(framingPage(at(), await launch(offer, at()), offer));
    await opened();
    expect(tool.opened.length).toBe(before + 1);
    expect(await context.cookies(tool.publicUrl)).toEqual([]);
  });

  it('keeps two launches in one page apart', async () => {
    const before = tool.opened.length;
    const address = framingPage(platform, await launch('parent'), 'parent');
    await page.goto(address);
    await page.evaluate(
      (src) => {
        const other = document.createElement('iframe');
        other.name = 'other';
        other.src = src;
        document.body.append(other);
      },
      await launch('parent'),
    );
    await opened();
    await expect.poll(() => page.frame('other')?.url()).toContain('/frame#code=');
    expect(tool.opened.length).toBe(before + 2);
  });

  it('offers a window where the platform does not answer, and opens there', async () => {
    const before = tool.opened.length;
    await page.goto(framingPage(platform, await launch('parent')));
    const frame = page.frameLocator('iframe[name=tool]');
    await frame.getByText('Opening the activity').waitFor();
    await frame.getByRole('heading', { name: 'Open the activity in a new window' }).waitFor();
    expect(await accessibilityFaults(toolFrame())).toEqual([]);
    const popup = page.waitForEvent('popup');
    await frame.getByRole('button', { name: 'Open in a new window' }).focus();
    await page.keyboard.press('Enter');
    const window = await popup;
    await window.waitForURL('**/frame#code=*');
    expect(tool.opened.length).toBe(before + 1);
    await window.close();
  });

  it('offers a window at once where the platform offers nothing', async () => {
    const before = tool.opened.length;
    await page.goto(framingPage(platform, await launch()));
    const frame = page.frameLocator('iframe[name=tool]');
    const popup = page.waitForEvent('popup');
    await frame.getByRole('button', { name: 'Open in a new window' }).click();
    const window = await popup;
    await window.waitForURL('**/frame#code=*');
    expect(tool.opened.length).toBe(before + 1);
    await window.close();
  });

  it('asks the page that opened its window, where cookies are off in windows too, else says so', async () => {
    const everywhere = profileWithoutCookies('127.0.0.1', '*');
    const strict = await chromium.launchPersistentContext(everywhere, {
      ...(executablePath !== undefined && { executablePath }),
      args: browserArguments,
    });
    await strict.addCookies([{ name: 'x-test-user', value: 'ada', url: platform.origin, sameSite: 'Lax' }]);
    const before = tool.opened.length;
    const lms = await strict.newPage();
    const openWindow = async (offer?: StorageOffer) => {
      const address = await launch(offer);
      await lms.goto(framingPage(platform, 'about:blank', 'parent'));
      const popup = lms.waitForEvent('popup');
      await lms.evaluate((to) => void window.open(to), address);
      return popup;
    };
    await (await openWindow('parent')).waitForURL('**/frame#code=*');
    expect(tool.opened.length).toBe(before + 1);
    const plain = await openWindow();
    await plain.getByRole('heading', { name: 'Cookies are turned off' }).waitFor();
    expect(await plain.getByRole('button').count()).toBe(0);
    await strict.close();
    rmSync(everywhere, { recursive: true, force: true });
  });

  it('gives a page of another origin nothing, whatever it answers, and opens no attacker’s login', async () => {
    const before = tool.opened.length;
    const attacker = await attackersLogin();
    // The attacker's page stands where the platform's should, and answers every question with the attacker's secret.
    evilPages.set(
      '/trap',
      `<!doctype html><title>trap</title><iframe name="tool"></iframe>
      <form method="post" target="tool" action="${attacker.action}">
      ${Object.entries(attacker.fields)
        .map(([name, value]) => `<input name="${name}" value="${value}">`)
        .join('')}</form>
      <script>
        window.heard = [];
        addEventListener('message', ({ source, data }) => {
          const asked = typeof data === 'string' ? JSON.parse(data) : data;
          heard.push(asked.subject);
          for (const answer of [{ supported_messages: [{ subject: 'lti.put_data', frame: '_parent' }] }, {}]) {
            source.postMessage({ subject: asked.subject + '.response', message_id: asked.message_id,
              key: asked.key, value: ${JSON.stringify(attacker.secret)}, ...answer }, '*');
          }
        });
        document.forms[0].submit();
      </script>`,
    );
    const address = evil.address();
    await page.goto(`http://localhost:${typeof address === 'object' ? address?.port : ''}/trap`);
    const frame = page.frameLocator('iframe[name=tool]');
    await frame.getByRole('heading', { name: 'Open the activity in a new window' }).waitFor();
    expect(await page.evaluate('[...new Set(heard)]')).toEqual(['lti.capabilities']);
    // And with the secret right in the form, which the attacker knows as well.
    await page.evaluate((secret) => {
      const form = document.forms[0];
      form?.insertAdjacentHTML('beforeend', `<input name="storage_secret" value="${secret}">`);
      form?.submit();
    }, attacker.secret);
    await frame.getByText('browser_mismatch').waitFor();
    expect(tool.opened.length).toBe(before);
  });

  /** State, token and secret of a login that somebody else began and carried on as far as they can. */
  async function attackersLogin() {
    const headers = { 'sec-fetch-dest': 'iframe' };
    const asked = await fetch(await launch('parent'), { redirect: 'manual', headers });
    const stored = await (await fetch(asked.headers.get('location') ?? '', { headers })).text();
    const { secret, next } = JSON.parse(/id="data">\s*(\{.*?\})\s*<\/script>/s.exec(stored)?.[1] ?? '{}');
    const answer = await fetch(next, { headers: { 'x-test-user': 'ada' } });
    return { ...readForm(await answer.text()), secret: String(secret) };
  }
});

/** What axe finds in a page of the tool. */
async function accessibilityFaults(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await loaded.run(document, { iframes: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`);
  });
}
