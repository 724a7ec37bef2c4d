import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverOrigin } from '@coursewright/core';
import { freePort, onEachDatabase, type TestDatabase } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLaunchSession } from '../src/accounts/tokens/launch-sessions.ts';
import { composeHost, type ComposedHost } from '../src/compose.ts';
import { Browser, csrfOf } from '../src/testing/browser.ts';
import { noWidgets } from '../src/testing/no-widgets.ts';
import type { KillOrder } from './kill-point.ts';
import { loggedAnswers } from './logged-answers.ts';

const LEARNERS = 20;
const ROUNDS = 5;
const courseKey = 'course-v1:Two+Test+1';
const problem = 'block-v1:Two+Test+1+type@problem+block@p';
const course = `<course org="Two" course="Test" url_name="1" display_name="Two" start="2020-01-01T00:00:00Z">
  <chapter url_name="c"><sequential url_name="s" graded="true" format="Homework"><vertical url_name="u">
    <problem url_name="p"><stringresponse answer="right.*" type="regexp"><label>?</label><textline/></stringresponse></problem>
  </vertical></sequential></chapter>
</course>`;

onEachDatabase({ afterAll, describe, it, expect }, (target) =>
  describe(`two host processes on one database: ${target.name}`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-two-'));
    const data = path.join(folder, 'data');
    const learners: { readonly userId: number; readonly token: string }[] = [];
    const processes: ChildProcess[] = [];
    const urls: string[] = [];
    let database: TestDatabase;
    /** A third one that serves nothing: what the test itself looks through. */
    let beside: ComposedHost;

    async function start(config: KillOrder['config']): Promise<void> {
      const order: KillOrder = { config, ahead: 0, passages: 0 };
      const child = fork(path.join(import.meta.dirname, 'kill-host.ts'), [JSON.stringify(order)], {
        execArgv: ['--conditions=@coursewright/source'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      processes.push(child);
      urls.push(`http://127.0.0.1:${config.port}`);
      await once(child, 'message');
    }

    async function addLearner(username: string): Promise<void> {
      const { learners: accounts } = beside.engine;
      const { id: userId } = await accounts.createAccount({ username, email: '', name: '', kind: 'lti' });
      await accounts.enroll({ userId, courseKey, invited: true }, { ...serverOrigin, userId, username });
      const launch = { userId, kind: 'lti', courses: [courseKey], frameAncestors: [] } as const;
      learners.push({ userId, token: (await openLaunchSession(beside, launch)).token });
    }

    beforeAll(async () => {
      database = await target.open('host');
      const config = {
        host: '127.0.0.1',
        publicUrl: 'http://127.0.0.1:4000',
        data,
        plugins: [],
        logLevel: 'silent',
        secret: 'a secret of at least thirty-two characters',
        trustProxy: 0,
        siteName: 'Test site',
        ...('url' in database.target && { mysqlUrl: database.target.url }),
      } as const;
      beside = await composeHost({ ...config, port: 0 }, { widgets: noWidgets });
      const olx = path.join(folder, 'olx');
      mkdirSync(olx);
      writeFileSync(path.join(olx, 'course.xml'), course);
      await beside.engine.courses.import({ source: olx, author: 'test' });
      for (let index = 0; index < LEARNERS; index += 1) await addLearner(`learner${index}`);
      for (let count = 0; count < 2; count += 1) await start({ ...config, port: await freePort() });
    });
    afterAll(async () => {
      for (const child of processes) child.kill('SIGKILL');
      await beside.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function answer(url: string, token: string, text: string): Promise<void> {
      const response = await fetch(`${url}/api/blocks/${encodeURIComponent(problem)}/actions/submit`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ answers: { p_2_1: text } }),
      });
      expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
    }

    it('take every answer, also of one learner at both at once, log it once and grade it', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await Promise.all(
          learners.flatMap(({ token }) => urls.map((url, n) => answer(url, token, `wrong ${round} at ${n}`))),
        );
      }
      await Promise.all(learners.map(({ token }, n) => answer(urls[n % 2] ?? '', token, 'right at last')));
      // All but the last answers were wrong: a grade above 0 is that of the last.
      const passed = async ({ userId }: { readonly userId: number }) =>
        ((await beside.records.read(({ grades }) => grades.courseGrade(userId, courseKey)))?.percent ?? 0) >
        0;
      await expect
        .poll(() => Promise.all(learners.map(passed)), { timeout: 30_000 })
        .toEqual(learners.map(() => true));
      const sent = ROUNDS * 2 + 1;
      await expect
        .poll(
          () => {
            const logged = loggedAnswers(path.join(data, 'events'), (given) => String(given['p_2_1']));
            return learners.map(({ userId }) => logged.get(userId)?.length);
          },
          { timeout: 30_000 },
        )
        .toEqual(learners.map(() => sent));
      for (const { userId } of learners) {
        const stored = await beside.records.read((view) => view.submissions.submissions(userId, problem));
        expect(new Set(stored.map(({ answers }) => answers['p_2_1'])).size).toBe(sent);
        expect(stored.map(({ attempt }) => attempt)).toEqual(Array.from({ length: sent }, (_, n) => n + 1));
      }
    });

    it('know the sessions of each other, and their end', async () => {
      const password = 'correct horse';
      const email = 'ana@example.org';
      await beside.engine.learners.createAccount({ username: 'ana', email, name: 'Ana', password });
      const first = new Browser(urls[0] ?? '');
      expect((await first.logIn('ana', password)).status).toBe(303);
      const second = new Browser(urls[1] ?? '');
      for (const [name, value] of first.cookies) second.cookies.set(name, value);
      const page = await second.page('/');
      expect(page).toContain('Ana');
      await second.post('/logout', { csrf: csrfOf(page) });
      expect(await first.page('/')).not.toContain('Ana');
    });
  }),
);
