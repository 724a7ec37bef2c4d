import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@coursewright/core/testing';
import {
  chooseContent,
  openBrowser,
  type Browser,
  type ToolAnswer,
} from '@coursewright/lti-provider/conformance';
import type { LtiPlatform } from '@coursewright/lti-provider/platform';
import { readForm } from '@coursewright/lti-provider/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chromiumPath,
  expectAccessible,
  logIn,
  openBrowser as openChromium,
  watchForFaults,
} from '../../e2e/open-browser.ts';
import { createLms } from '../../src/lms/create-lms.ts';
import { personByUsername } from '../../src/lms/people.ts';
import { registrationOf } from '../../src/lms/registration-of.ts';
import { openSessions } from '../../src/lms/sessions.ts';
import { openLmsStore, type LmsStore } from '../../src/lms/store/lms-store.ts';
import { readToolInput } from '../../src/lms/tool-input.ts';
import { listen, type ListeningServer } from '../../src/start/listen.ts';

const program = fileURLToPath(new URL('./src/main.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-ltijs-tool-'));

describe('a tool on ltijs, from the demo LMS', () => {
  let lms: ListeningServer;
  let store: LmsStore;
  let platform: LtiPlatform;
  let child: ChildProcess;
  let url: string;
  let clientId: string;

  beforeAll(async () => {
    lms = await listen('DEMO_LMS_PORT', 0);
    url = `http://localhost:${lms.port}`;
    store = await openLmsStore(path.join(folder, 'lms'));
    const sessions = openSessions(path.join(folder, 'lms', 'sessions.json'));
    const created = await createLms({ store, sessions, publicUrl: url, onError: console.error });
    platform = created.platform;
    lms.answerWith(created.app);
    const port = await freePort();
    const tool = readToolInput({
      name: 'Flash cards',
      login_url: `http://127.0.0.1:${port}/login`,
      launch_url: `http://127.0.0.1:${port}`,
      deep_link_url: `http://127.0.0.1:${port}`,
      jwks_url: `http://127.0.0.1:${port}/keys`,
    });
    if (!('client_id' in tool)) throw new Error(tool.join('; '));
    await store.putTool(tool);
    clientId = tool.client_id;
    const file = path.join(folder, 'platform.json');
    writeFileSync(file, JSON.stringify(registrationOf(platform, tool)));
    child = spawn(process.execPath, ['--conditions=@coursewright/source', program, file], {
      env: {
        ...process.env,
        PORT: String(port),
        TOOL_DATA: path.join(folder, 'tool.sqlite'),
        TOOL_SECRET: 'a secret of this test only',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout === null) throw new Error('The tool says nothing.');
    await once(child.stdout, 'data');
  });
  afterAll(async () => {
    child.kill();
    await once(child, 'exit');
    await lms.close();
    rmSync(folder, { recursive: true });
  });

  const person = (username: string) => {
    const found = personByUsername(username);
    if (found === undefined) throw new Error(`Nobody is ${username}.`);
    return found;
  };
  /** A browser in which the person is logged in at the LMS. */
  const browserOf = async (username: string): Promise<Browser> => {
    const browser = openBrowser();
    await browser.post(`${url}/login`, { username, password: `${username}-demo` });
    return browser;
  };
  /** From the tool's login through the LMS to the tool's page. */
  const walk = async (browser: Browser, initiation: { readonly address: string }): Promise<ToolAnswer> => {
    const login = await browser.get(initiation.address);
    const page = await browser.get(login.addresses.at(-1) ?? '');
    const { action, fields } = readForm(page.page);
    return browser.post(action, fields);
  };
  const open = async (username: string, linkId: string) => {
    const browser = await browserOf(username);
    const user = person(username);
    return { browser, answer: await walk(browser, await platform.startLaunch({ linkId, user })) };
  };
  const chosen = async () => (await store.links('course-1')).find((link) => link.clientId === clientId);

  it('is chosen from by who teaches, and placed with its column', async () => {
    const browser = await browserOf('grace');
    const start = { clientId, contextId: 'course-1', user: person('grace') };
    const picker = await walk(browser, await platform.startDeepLink(start));
    expect(picker.page).toContain('Choose a set of cards');
    const { action, fields } = readForm((await chooseContent(browser, picker)).page);
    await browser.post(action, fields);
    expect(await chosen()).toMatchObject({ title: 'Chemical elements', custom: { set: 'elements' } });
    expect(await store.lineItems('course-1')).toMatchObject([
      { label: 'Chemical elements', scoreMaximum: 4 },
    ]);
  });

  it('takes answers of who learns, and the grade comes back', async () => {
    const link = await chosen();
    const { browser, answer } = await open('ada', link?.id ?? '');
    expect(answer.page).toContain('Hello Ada Lovelace');
    const action = new URL(readForm(answer.page).action, answer.addresses.at(-1)).href;
    const answers = new URLSearchParams([
      ['answer', 'Iron '],
      ['answer', 'sodium'],
      ['answer', 'lead'],
      ['answer', 'wolfram?'],
    ]);
    const result = await browser.post(action, answers);
    expect(result.page).toContain('3 of 4 are right. Your grade is in your course.');
    const [item] = await store.lineItems('course-1');
    expect(await store.scores(item?.id ?? '')).toMatchObject([
      { userId: person('ada').id, scoreGiven: 3, scoreMaximum: 4, gradingProgress: 'FullyGraded' },
    ]);
    const learner = await browserOf('ada');
    expect((await learner.get(`${url}/gradebook/grades`)).page).toContain('3 / 4');
  });

  it.skipIf(chromiumPath === undefined)('works in a frame of the LMS, on a phone too', async () => {
    const browser = await openChromium();
    try {
      for (const width of [1280, 390]) {
        const context = await browser.newContext({ viewport: { width, height: 800 } });
        const { faults } = watchForFaults(context);
        const page = await context.newPage();
        await logIn(page, url, 'chien');
        await page.goto(`${url}/activities/${(await chosen())?.id ?? ''}`);
        const frame = page.frameLocator('iframe');
        await frame.getByRole('heading', { name: 'Chemical elements' }).waitFor();
        await expectAccessible(page);
        const fields = await frame.getByRole('textbox').all();
        for (const [index, text] of ['iron', 'sodium', '', ''].entries()) await fields[index]?.fill(text);
        await frame.getByRole('button', { name: 'Check' }).click();
        await frame.getByRole('status').filter({ hasText: '2 of 4 are right' }).waitFor();
        await expectAccessible(page);
        expect(faults).toEqual([]);
        await context.close();
      }
    } finally {
      await browser.close();
    }
  });

  it('shows the class to who teaches', async () => {
    const { answer } = await open('grace', (await chosen())?.id ?? '');
    expect(answer.page).toContain('Ada Lovelace: 3');
    expect(answer.page).toContain('Benjamin Banneker: not yet');
  });
});
