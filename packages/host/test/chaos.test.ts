import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@coursewright/core';
import { forgetJobs, freePort, serviceUrl } from '@coursewright/core/testing';
import { openTestPlatform, walkLaunch, type TestPlatform } from '@coursewright/lti-provider/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { startHost } from '../src/start-host.ts';
import { noWidgets } from '../src/testing/no-widgets.ts';
import { lanes, plannedChange, subsections, type ChaosNews, type ChaosOrder } from './chaos-order.ts';
import { openChaosProxy, type ArrivedScore, type ChaosProxy } from './chaos-proxy.ts';

const CHANGES = 10_000;
const LEARNERS = 40;
/** Seconds; longer than any lease, so that what a killed process held is free when the next one starts. */
const STEP = 60;
/** After so many changes the process is killed. */
const KILLS = [3300, 6700];
const courseKey = 'course-v1:Chaos+Test+1';

const sections = Array.from(
  { length: subsections },
  (_, n) => `<sequential url_name="s${n}" display_name="Homework ${n}" graded="true" format="Homework">
    <vertical url_name="v${n}"><problem url_name="p${n}"><numericalresponse answer="1"><formulaequationinput/></numericalresponse></problem></vertical>
  </sequential>`,
).join('');
const course = `<course org="Chaos" course="Test" url_name="1" display_name="Chaos" start="2020-01-01T00:00:00Z"><chapter url_name="c">${sections}</chapter></course>`;

const redis = serviceUrl('redis');
const queues = [
  { name: 'the SQL queue', seed: 11, settings: {} },
  { name: 'BullMQ', seed: 12, settings: redis === undefined ? undefined : { redisUrl: redis } },
];

describe.each(queues)(
  '10,000 grade changes on their way to a bad platform, by a process that is killed twice',
  ({ name, seed, settings }) => {
    let folder = '';
    let ahead = 0;
    const clock = { now: () => systemClock.now() + ahead * 1_000_000 };
    let platform: TestPlatform;
    let proxy: ChaosProxy;
    let child: ChildProcess | undefined;
    afterEach(async () => {
      child?.kill('SIGKILL');
      await proxy?.close();
      await platform?.close();
      const file = path.join(folder, 'data', 'coursewright.sqlite');
      if (redis !== undefined && existsSync(file)) await forgetJobs(redis, { file });
      rmSync(folder, { recursive: true, force: true });
    });

    async function prepare() {
      folder = mkdtempSync(path.join(tmpdir(), 'coursewright-chaos-'));
      const port = await freePort();
      const config: ChaosOrder['config'] = {
        host: '127.0.0.1',
        port,
        publicUrl: `http://127.0.0.1:${port}`,
        data: path.join(folder, 'data'),
        plugins: [],
        logLevel: 'silent',
        secret: 'a secret of at least thirty-two characters',
        trustProxy: 0,
        siteName: 'Test site',
        ...settings,
      };
      platform = await openTestPlatform({ clock });
      const host = await startHost(config, { clock, widgets: noWidgets });
      const olx = path.join(folder, 'olx');
      mkdirSync(olx);
      writeFileSync(path.join(olx, 'course.xml'), course);
      await host.engine.courses.import({ source: olx, author: 'test' });
      const { id } = await host.lti.platforms.add(platform.register(host.lti.addresses));
      await host.lti.platforms.change(id, { grades: 'subsections' });
      const link = { id: 'link-1', contextId: 'course-1', clientId: 'client-1', title: 'The course' };
      await platform.store.putLink({ ...link, custom: { course: courseKey } });
      const userIds: number[] = [];
      for (let n = 0; n < LEARNERS; n += 1) {
        const user = { id: `learner-${n}` };
        await platform.store.putMember('course-1', { user, roles: ['Learner'] });
        const initiation = await platform.platform.startLaunch({ linkId: 'link-1', user });
        const answer = await walkLaunch(initiation, user.id);
        const session = new URL(answer.headers.get('location') ?? '').searchParams.get('launch') ?? '';
        const opened = await host.composed.records.read((view) => view.launchSessions.byId(session));
        userIds.push(opened?.userId ?? 0);
      }
      await host.close();
      return { config, userIds };
    }

    function start(order: Omit<ChaosOrder, 'ahead'>, hear: (news: ChaosNews) => void): ChildProcess {
      ahead += STEP;
      const started = fork(
        path.join(import.meta.dirname, 'chaos-worker.ts'),
        [JSON.stringify({ ...order, ahead })],
        {
          execArgv: ['--conditions=@coursewright/source'],
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        },
      );
      started.on('message', hear);
      return started;
    }

    /** Works until so many changes are made, or everything is sent; answers what it told last. */
    async function work(order: Omit<ChaosOrder, 'ahead'>, made: number[], until: number) {
      let waiting = Infinity;
      let counts: object = {};
      const worker = start({ ...order, made }, (news) => {
        if ('lane' in news) made[news.lane] = news.made;
        else {
          ({ waiting } = news.counts);
          counts = news.counts;
        }
      });
      child = worker;
      const total = () => made.reduce((sum, one) => sum + one, 0);
      while (worker.exitCode === null && (until < CHANGES ? total() < until : waiting > 0)) await sleep(5);
      expect(worker.exitCode).toBe(null);
      return { worker, counts };
    }

    /** What each learner has in each line item in the end. */
    function latest(): ReadonlyMap<string, number> {
      const grades = new Map<string, number>();
      for (let lane = 0; lane < lanes; lane += 1) {
        for (let n = 0; n * lanes + lane < CHANGES; n += 1) {
          const { user, subsection, earned } = plannedChange(lane, n, LEARNERS);
          grades.set(`s${subsection} learner-${user}`, earned);
        }
      }
      return grades;
    }

    async function gradebook(): Promise<ReadonlyMap<string, number>> {
      const grades = new Map<string, number>();
      for (const { id, resourceId = '' } of await platform.store.lineItems('course-1')) {
        for (const { userId, scoreGiven = -1 } of await platform.store.scores(id)) {
          grades.set(`${resourceId.split('@').at(-1)} ${userId}`, scoreGiven);
        }
      }
      return grades;
    }

    /** Scores whose time was not later than that of the one before for the same learner and line item. */
    function wentBack(arrived: readonly ArrivedScore[]): readonly ArrivedScore[] {
      const last = new Map<string, string>();
      return arrived.filter(({ path: where, userId, timestamp }) => {
        const name = `${where} ${userId}`;
        const before = last.get(name);
        last.set(name, timestamp);
        return before !== undefined && before >= timestamp;
      });
    }

    it.skipIf(settings === undefined)(
      `all arrive, the newest of each learner and line item, and no time goes back: ${name}`,
      { timeout: 240_000 },
      async () => {
        const { config, userIds } = await prepare();
        proxy = await openChaosProxy(platform.origin, seed);
        const reached = { said: platform.origin, reached: proxy.origin };
        const order = { config, platform: reached, courseKey, userIds, changes: CHANGES, made: [] };
        const made = Array.from({ length: lanes }, () => 0);
        const began = Date.now();
        for (const until of KILLS) {
          const { worker } = await work(order, made, until);
          worker.kill('SIGKILL');
          await once(worker, 'exit');
        }
        const { worker, counts } = await work(order, made, CHANGES);
        const seconds = (Date.now() - began) / 1000;
        worker.send('close');
        await once(worker, 'exit');

        expect(made.reduce((sum, one) => sum + one, 0)).toBe(CHANGES);
        const wanted = latest();
        expect(await gradebook()).toEqual(wanted);
        expect(counts).toEqual({ waiting: 0, sent: wanted.size, failed: 0 });
        expect((await platform.store.lineItems('course-1')).length).toBe(subsections);
        expect(wentBack(proxy.arrived)).toEqual([]);
        const trouble = [...proxy.happened].map(([what, times]) => `${times} ${what}`).join(', ');
        console.log(
          `${name}: ${CHANGES} changes of ${wanted.size} grades, killed ${KILLS.length} times, in ${seconds.toFixed(1)} s; ${proxy.arrived.length} scores came to the platform (${trouble})`,
        );
      },
    );
  },
);
