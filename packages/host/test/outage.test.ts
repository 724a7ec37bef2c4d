import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverOrigin } from '@coursewright/core';
import { allServiceUrls } from '@coursewright/core/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openLaunchSession } from '../src/accounts/tokens/launch-sessions.ts';
import { composeHost, type ComposedHost } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { noWidgets } from '../src/testing/no-widgets.ts';
import { checkCalm, sendAnswer, startAnswers, type Learner } from './answer-load.ts';
import { loggedAnswers } from './logged-answers.ts';
import { openOwnServices, type OwnServices } from './own-services.ts';
import { startProcesses, twoPorts, type StartedProcesses } from './start-processes.ts';

const LEARNERS = 8;
/** Milliseconds that a service is away: longer than a host waits for MongoDB. */
const AWAY = 7000;
/** Seconds within which a host has caught up. */
const CATCH_UP = 60;
const publicUrl = 'http://127.0.0.1:4000';
const courseKey = 'course-v1:Out+Test+1';
const problem = 'block-v1:Out+Test+1+type@problem+block@p';
const course = `<course org="Out" course="Test" url_name="1" display_name="Out" start="2020-01-01T00:00:00Z">
  <chapter url_name="c"><sequential url_name="s" graded="true" format="Homework"><vertical url_name="u">
    <problem url_name="p"><stringresponse answer="right.*" type="regexp"><label>?</label><textline/></stringresponse></problem>
  </vertical></sequential></chapter>
</course>`;

describe.skipIf(allServiceUrls() === undefined)(
  'a service that is killed while learners answer at two hosts',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-outage-'));
    const learners: Learner[] = [];
    /** Everything that was acknowledged, by learner. */
    const acknowledged = new Map<number, string[]>();
    let own: OwnServices;
    let log = '';
    let processes: StartedProcesses;
    let urls: readonly string[] = [];
    /** A host that serves nothing: what the test itself looks through. */
    let beside: ComposedHost;

    beforeAll(async () => {
      own = await openOwnServices('outage');
      log = path.join(
        own.services.find(({ name }) => name === 's3')?.place.folder ?? '',
        'data',
        'coursewright',
      );
      const env = {
        ...own.environment,
        COURSEWRIGHT_DATA: path.join(folder, 'data'),
        COURSEWRIGHT_PUBLIC_URL: publicUrl,
        COURSEWRIGHT_SECRET: 'a secret of at least thirty-two characters',
        LOG_LEVEL: 'silent',
      };
      const config = { ...readConfig(env), publicUrl };
      beside = await composeHost(config, { widgets: noWidgets, log: pino({ level: 'silent' }) });
      const olx = path.join(folder, 'olx');
      mkdirSync(olx);
      writeFileSync(path.join(olx, 'course.xml'), course);
      await beside.engine.courses.import({ source: olx, author: 'test' });
      for (let n = 0; n < LEARNERS; n += 1) await addLearner(`learner${n}`);
      processes = await startProcesses(env, { ports: await twoPorts(), workers: 1 });
      urls = processes.hosts;
    });
    afterAll(async () => {
      await processes?.close();
      await beside?.close();
      await own?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function addLearner(username: string): Promise<void> {
      const { learners: accounts } = beside.engine;
      const { id: userId } = await accounts.createAccount({ username, email: '', name: '', kind: 'lti' });
      await accounts.enroll({ userId, courseKey, invited: true }, { ...serverOrigin, userId, username });
      const launch = { userId, kind: 'lti', courses: [courseKey], frameAncestors: [] } as const;
      learners.push({ userId, token: (await openLaunchSession(beside, launch)).token });
    }

    /** What learners read, at each host. True: all of it is there; false: the calm sentence. */
    async function reads(): Promise<boolean> {
      const paths = [
        `/api/courses/${encodeURIComponent(courseKey)}`,
        `/api/blocks/${encodeURIComponent(problem)}`,
        `/courses/${encodeURIComponent(courseKey)}/about`,
      ];
      const asked = urls.flatMap((url) => paths.map((one) => url + one));
      const headers = { authorization: `Bearer ${learners[0]?.token}` };
      const found = await Promise.all(
        asked.map(async (address) => {
          const response = await fetch(address, { headers });
          const body = await response.text();
          if (response.status !== 200) checkCalm(response, body);
          return response.status === 200;
        }),
      );
      return found.every(Boolean);
    }

    const storedAnswers = async ({ userId }: Learner) => {
      const stored = await beside.records.read((view) => view.submissions.submissions(userId, problem));
      return stored.map(({ answers }) => String(answers['p_2_1'])).toSorted();
    };
    const loggedOnce = async () => {
      const logged = loggedAnswers(path.join(log, 'events'), (given) => String(given['p_2_1']));
      const inLog = learners.map(({ userId }) => (logged.get(userId) ?? []).toSorted());
      expect(inLog).toEqual(await Promise.all(learners.map(storedAnswers)));
    };
    const passed = async ({ userId }: Learner) =>
      ((await beside.records.read(({ grades }) => grades.courseGrade(userId, courseKey)))?.percent ?? 0) > 0;

    const outages = [
      { name: 'mariadb', needed: true },
      { name: 'redis', needed: false },
      { name: 's3', needed: false },
      { name: 'mongodb', needed: false },
    ];
    it.each(outages.map((outage, round) => ({ ...outage, round })))(
      '$name: loses nothing acknowledged, says so calmly where it is needed, and has caught up within 60 s',
      { timeout: 240_000 },
      async ({ name, needed, round }) => {
        const service = own.services.find((one) => one.name === name);
        if (service === undefined) throw new Error(`There is no service ${name}.`);
        // A grade that stands as it stood before is then never the right one.
        const [before, last] = round % 2 === 0 ? ['wrong', 'right'] : ['right', 'wrong'];
        const load = startAnswers(urls, learners, problem, `${before} ${round}`);
        onTestFinished(async () => {
          await load.stop().catch(() => undefined);
          await service.revive();
        });
        await load.everybodyAnswers();
        expect(await reads()).toBe(true);

        await service.kill();
        const away = Date.now();
        if (!needed) {
          await load.everybodyAnswers();
          expect(await reads()).toBe(true);
        }
        await sleep(away + AWAY - Date.now());
        if (needed) expect(await reads()).toBe(false);
        await service.revive();

        const back = Date.now();
        await load.everybodyAnswers();
        await load.stop();
        expect(load.unavailable() > 0).toBe(needed);
        for (const learner of learners) {
          const text = `${last} ${round}`;
          while (!(await sendAnswer(urls[0] ?? '', learner, problem, text))) await sleep(100);
          const earlier = acknowledged.get(learner.userId) ?? [];
          const now = load.acknowledged.get(learner.userId) ?? [];
          acknowledged.set(learner.userId, [...earlier, ...now, text]);
        }
        const patience = { timeout: back + CATCH_UP * 1000 - Date.now(), interval: 200 };
        const graded = learners.map(() => last === 'right');
        await expect.poll(() => Promise.all(learners.map(passed)), patience).toEqual(graded);
        await expect.poll(loggedOnce, patience).toBeUndefined();
        const seconds = (Date.now() - back) / 1000;
        expect(seconds).toBeLessThan(CATCH_UP);

        let [given, found] = [0, 0];
        for (const learner of learners) {
          const stored = new Set(await storedAnswers(learner));
          const texts = acknowledged.get(learner.userId) ?? [];
          given += texts.length;
          found += texts.filter((text) => stored.has(text)).length;
        }
        console.log(
          `${name} killed and back after ${((back - away) / 1000).toFixed(1)} s: ${given} answers acknowledged so far, ${found} found; ${load.unavailable()} told to try again; caught up ${seconds.toFixed(1)} s later`,
        );
        expect(found).toBe(given);
        const ready = await Promise.all(urls.map(async (url) => (await fetch(`${url}/readyz`)).status));
        expect(ready).toEqual([200, 200]);
      },
    );
  },
);
