import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { chromium, type Browser, type Frame, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import type { StorageOffer } from '../src/platform/storage/storage-offer.ts';
import { openTestPlatform, type TestPlatform } from '../src/testing/test-platform.ts';

const executablePath = findChromium();

/** A tool's page that asks what it is told to, and hears what comes back. */
const toolPage = `<!doctype html><title>tool</title><script>
  window.heard = [];
  addEventListener('message', ({ data, origin }) => heard.push({ data, origin }));
</script>`;

describe.skipIf(executablePath === undefined)('the storage that a platform’s page keeps for tools', () => {
  let browser: Browser;
  let platform: TestPlatform;
  let tools: readonly Server[];
  let page: Page;
  beforeAll(async () => {
    platform = await openTestPlatform({ host: 'localhost', authHost: 'sso.localhost' });
    tools = [0, 1].map(() =>
      createServer((_request, response) => {
        response.setHeader('content-type', 'text/html').end(toolPage);
      }).listen(0, '127.0.0.1'),
    );
    await Promise.all(tools.map((server) => once(server, 'listening')));
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: browserArguments,
    });
  });
  afterAll(async () => {
    await browser?.close();
    for (const server of tools) {
      server.closeAllConnections();
      server.close();
    }
    await platform.close();
  });
  beforeEach(async () => {
    await page?.close();
    page = await browser.newPage();
  });

  /** Opens a page of the platform with a frame of each tool. */
  const open = async (offer: StorageOffer): Promise<[Frame, Frame]> => {
    const { script, frame } = platform.platform.storage(offer, ['lti.frameResize']);
    const addresses = tools.map((server) => {
      const address = server.address();
      return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
    });
    platform.answer = {
      path: '/lms',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: `<!doctype html><script type="module" src="${script.replaceAll('&', '&amp;')}"></script>
        ${frame === undefined ? '' : `<iframe name="${frame.name}" src="${frame.address}" hidden></iframe>`}
        ${addresses.map((address, index) => `<iframe name="tool${index}" src="${address}"></iframe>`).join('')}`,
    };
    await page.goto(`${platform.origin}/lms`);
    const [one, other] = [page.frame('tool0'), page.frame('tool1')];
    if (one === null || other === null) throw new Error('The page has no frames.');
    return [one, other];
  };
  /** Asks and gives the answer, whatever its dialect; undefined where none comes. */
  const ask = async (frame: Frame, message: object, { target = '_parent', text = false } = {}) => {
    const id = `m${Math.random()}`;
    await frame.evaluate(
      ([data, name, asText]) => {
        const to = name === '_parent' ? parent : parent.frames[name as unknown as number];
        to?.postMessage(asText ? JSON.stringify(data) : data, '*');
      },
      [{ ...message, message_id: id }, target, text] as const,
    );
    const read = async () => {
      const heard = (await frame.evaluate('heard')) as { data: unknown; origin: string }[];
      const found = heard.find(({ data }) => JSON.stringify(data).includes(id));
      const answer: unknown = typeof found?.data === 'string' ? JSON.parse(found.data) : found?.data;
      return found && { answer, origin: found.origin };
    };
    const deadline = Date.now() + 1000;
    while ((await read()) === undefined && Date.now() < deadline) await page.waitForTimeout(20);
    return read();
  };
  const put = (key: string, value?: unknown) => ({ subject: 'lti.put_data', key, value });
  const get = (key: string) => ({ subject: 'lti.get_data', key });

  it('keeps what each origin puts for that origin alone, until it takes the value back', async () => {
    const [one, other] = await open('parent');
    expect((await ask(one, put('k', 'v')))?.answer).toMatchObject({
      subject: 'lti.put_data.response',
      key: 'k',
      value: 'v',
    });
    expect(await ask(one, get('k'))).toMatchObject({ answer: { value: 'v' }, origin: platform.origin });
    expect((await ask(other, get('k')))?.answer).not.toHaveProperty('value', 'v');
    await ask(other, put('k', 'theirs'));
    expect((await ask(one, get('k')))?.answer).toMatchObject({ value: 'v' });
    await ask(one, put('k'));
    expect((await ask(one, get('k')))?.answer).not.toHaveProperty('value', 'v');
  });

  it('keeps nothing for a frame that is sandboxed from its origin', async () => {
    const [one] = await open('parent');
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    const heard = await one.evaluate(async () => {
      const sandboxed = document.createElement('iframe');
      sandboxed.setAttribute('sandbox', 'allow-scripts');
      sandboxed.srcdoc = `<script>
        onmessage = () => parent.postMessage('answered', '*');
        top.postMessage({ subject: 'lti.put_data', message_id: 'm', key: 'k', value: 'v' }, '*');
      </script>`;
      document.body.append(sandboxed);
      await new Promise((resolve) => {
        setTimeout(resolve, 600);
      });
      return (globalThis as unknown as { heard: { data: unknown }[] }).heard.map(({ data }) => data);
    });
    expect({ heard, faults }).toEqual({ heard: [], faults: [] });
  });

  it('says what it can do, and why it does not do something', async () => {
    const [one, other] = await open('parent');
    const { answer } = (await ask(one, { subject: 'lti.capabilities' })) ?? {};
    expect(answer).toMatchObject({
      subject: 'lti.capabilities.response',
      supported_messages: [
        { subject: 'lti.put_data', frame: '_parent' },
        { subject: 'lti.get_data', frame: '_parent' },
        { subject: 'lti.capabilities' },
        { subject: 'lti.frameResize' },
      ],
    });
    expect((await ask(one, put('', 'v')))?.answer).toMatchObject({ error: { code: 'bad_request' } });
    expect((await ask(one, put('k', 7)))?.answer).toMatchObject({ error: { code: 'bad_request' } });
    await ask(one, put('k', 'x'.repeat(4000)));
    expect((await ask(one, put('more', 'x'.repeat(200))))?.answer).toMatchObject({
      error: { code: 'storage_exhaustion' },
    });
    expect((await ask(one, get('k')))?.answer).toMatchObject({ value: 'x'.repeat(4000) });
    expect((await ask(other, put('k', 'v')))?.answer).toMatchObject({ value: 'v' });
  });

  it('keeps nothing but by its own forwarding frame where it has one', async () => {
    const [one, other] = await open('forwarding');
    expect(await ask(one, put('k', 'v'))).toBe(undefined);
    const { answer } = (await ask(one, { subject: 'lti.capabilities' })) ?? {};
    expect(answer).toMatchObject({
      supported_messages: expect.arrayContaining([
        { subject: 'lti.put_data', frame: 'post_message_forwarding' },
      ]),
    });
    const target = 'post_message_forwarding';
    expect(await ask(one, put('k', 'v'), { target })).toMatchObject({
      answer: { value: 'v' },
      origin: platform.origin.replace('localhost', 'sso.localhost'),
    });
    expect((await ask(one, get('k'), { target }))?.answer).toMatchObject({ value: 'v' });
    expect((await ask(other, get('k'), { target }))?.answer).not.toHaveProperty('value', 'v');
    // Nobody speaks for another by pretending to be the forwarding frame.
    const origin = await one.evaluate(() => location.origin);
    const pretended = { subject: 'coursewright.forwarded', origin, message: get('k') };
    expect(await ask(other, pretended)).toBe(undefined);
  });

  it('hears texts alone, and keeps nothing before a prelaunch, where it does as Sakai does', async () => {
    const [one, other] = await open('strings');
    expect(await ask(one, put('k', 'v'))).toBe(undefined);
    expect(await ask(one, put('k', 'v'), { text: true })).toBe(undefined);
    await ask(one, { subject: 'org.sakailms.lti.prelaunch' }, { text: true });
    expect((await ask(one, put('k', 'v'), { text: true }))?.answer).toMatchObject({ value: 'v' });
    expect(await ask(other, get('k'), { text: true })).toBe(undefined);
  });
});
