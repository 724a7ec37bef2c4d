import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverOrigin } from '@coursewright/core';
import { mysqlTestDatabases, serviceUrl, tcpProxy, type TcpProxy } from '@coursewright/core/testing';
import axe from 'axe-core';
import { pino } from 'pino';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import { startHost, type RunningHost } from '../src/start-host.ts';
import { hostConfigIn } from '../src/testing/host-config-in.ts';

const executablePath = findChromium();
const mysql = serviceUrl('mysql');
const courseKey = 'course-v1:Calm+Test+1';
const problem = 'block-v1:Calm+Test+1+type@problem+block@p';
const course = `<course org="Calm" course="Test" url_name="1" display_name="Calm" start="2020-01-01T00:00:00Z">
  <chapter url_name="c" display_name="Chapter"><sequential url_name="s" display_name="Lesson" graded="true" format="Homework">
    <vertical url_name="u" display_name="Unit"><problem url_name="p" max_attempts="3"><stringresponse answer="a long answer">
      <label>Say something</label><textline/></stringresponse></problem></vertical>
  </sequential></chapter>
</course>`;

describe.skipIf(executablePath === undefined || mysql === undefined)(
  'a learner whose host has lost its database',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-calm-'));
    const databases = mysqlTestDatabases(mysql ?? '');
    let way: TcpProxy;
    let host: RunningHost;
    let browser: Browser;
    let userId = 0;

    beforeAll(async () => {
      const { target } = await databases.open('host');
      const url = new URL('url' in target ? target.url : '');
      way = await tcpProxy({ host: url.hostname, port: Number(url.port) });
      host = await startHost(
        hostConfigIn(folder, { mysqlUrl: Object.assign(url, { port: String(way.port) }).href }),
        { log: pino({ level: 'silent' }) },
      );
      const olx = path.join(folder, 'olx');
      mkdirSync(olx);
      writeFileSync(path.join(olx, 'course.xml'), course);
      await host.engine.courses.import({ source: olx, author: 'test' });
      const person = { username: 'ana', email: 'ana@example.org', name: 'Ana', password: 'correct horse' };
      ({ id: userId } = await host.engine.learners.createAccount(person));
      await host.engine.learners.enroll({ userId, courseKey }, serverOrigin);
      browser = await chromium.launch({
        ...(executablePath !== undefined && { executablePath }),
        args: [...browserArguments],
      });
    });
    afterAll(async () => {
      await browser?.close();
      await host?.close();
      await way?.close();
      await databases.drop();
      rmSync(folder, { recursive: true, force: true });
    });

    it.each([
      {
        locale: 'en-GB',
        away: 'The server cannot answer just now.',
        kept: 'What you entered is still here',
        submit: 'Submit',
        again: 'Try again',
        page: 'We will be back in a moment',
      },
      {
        locale: 'es-ES',
        away: 'El servidor no puede responder en este momento.',
        kept: 'Lo que escribiste sigue aquí',
        submit: 'Enviar',
        again: 'Intentar de nuevo',
        page: 'Volvemos en un momento',
      },
    ])(
      'is told so calmly, keeps what was typed, and sends it once it is back: $locale',
      async ({ locale, away, kept, submit, again, page: sentence }) => {
        const before = await submissions();
        const context = await browser.newContext({ locale, viewport: { width: 390, height: 800 } });
        const page = await context.newPage();
        await page.goto(`${host.url}/login`);
        await page.locator('[name=login]').fill('ana');
        await page.locator('[name=password]').fill('correct horse');
        await page.locator('main form button').click();
        await page.goto(`${host.url}/courses/${encodeURIComponent(courseKey)}/learn`);
        const answer = page.getByRole('textbox', { name: 'Say something' });
        await answer.fill(`a long answer in ${locale}`);
        await way.cut();
        await page.getByRole('button', { name: submit }).click();
        await page.getByText(away).waitFor();
        await page.getByText(kept).waitFor();
        expect(await answer.inputValue()).toBe(`a long answer in ${locale}`);
        await page.evaluate(axe.source);
        const violations = await page.evaluate(async () => {
          const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
          return (await loaded.run(document)).violations.map(({ id }) => id);
        });
        expect(violations).toEqual([]);

        const other = await context.newPage();
        expect((await other.goto(`${host.url}/`))?.status()).toBe(503);
        await other.getByRole('heading', { name: sentence }).waitFor();

        await way.mend();
        await expect
          .poll(async () => (await fetch(`${host.url}/readyz`)).status, { timeout: 30_000 })
          .toBe(200);
        await page.getByRole('button', { name: again }).click();
        await page.getByText(away).waitFor({ state: 'detached' });
        await expect.poll(submissions).toEqual([...before, `a long answer in ${locale}`]);
        await context.close();
      },
    );

    async function submissions(): Promise<readonly string[]> {
      const stored = await host.composed.records.read((view) =>
        view.submissions.submissions(userId, problem),
      );
      return stored.map(({ answers }) => String(answers['p_2_1']));
    }
  },
);
