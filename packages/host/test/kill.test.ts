import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@coursewright/core';
import { openTestPlatform, walkLaunch, type TestPlatform } from '@coursewright/lti-provider/testing';
import { freePort } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueAccessToken } from '../src/accounts/tokens/access-token.ts';
import { composeHost } from '../src/compose.ts';
import { startHost } from '../src/start-host.ts';
import { noWidgets } from '../src/testing/no-widgets.ts';
import { killPoints, type KillOrder } from './kill-point.ts';
import { onEachKillTarget, type KillPlace } from './kill-targets.ts';
import { killSeed, seeded } from './seeded.ts';

const LEARNERS = 200;
/** Seconds; longer than any lease, so that what a killed process held is free when the next one starts. */
const STEP = 60;
const problem = 'block-v1:Kill+Test+1+type@problem+block@p';

const course = `<course org="Kill" course="Test" url_name="1" display_name="Kill" start="2020-01-01T00:00:00Z">
  <chapter url_name="c"><sequential url_name="s" graded="true" format="Homework"><vertical url_name="u">
    <problem url_name="p"><stringresponse answer="right.*" type="regexp"><label>?</label><textline/></stringresponse></problem>
  </vertical></sequential></chapter>
</course>`;

onEachKillTarget({ afterAll, describe, it, expect }, (target) =>
  describe(`a host that is killed while 200 learners answer: ${target.name}`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-kill-'));
    const seed = killSeed();
    const random = seeded(seed);
    let ahead = 0;
    const clock = { now: () => systemClock.now() + ahead * 1_000_000 };
    const learners: { readonly sub: string; readonly userId: number; readonly session: string }[] = [];
    /** Texts of the answers that were acknowledged, by learner. */
    const acknowledged = new Map<number, string[]>();
    let platform: TestPlatform;
    let place: KillPlace;
    let config: KillOrder['config'] & { readonly publicUrl: string };

    beforeAll(async () => {
      const port = await freePort();
      place = await target.open();
      config = {
        host: '127.0.0.1',
        port,
        publicUrl: `http://127.0.0.1:${port}`,
        data: path.join(folder, 'data'),
        plugins: [],
        logLevel: 'silent',
        secret: 'a secret of at least thirty-two characters',
        trustProxy: 0,
        siteName: 'Test site',
        ...place.settings,
      };
      platform = await openTestPlatform({ clock });
      await launchEverybody();
    });
    afterAll(async () => {
      await platform.close();
      await place.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function launchEverybody(): Promise<void> {
      const host = await startHost(config, { clock, widgets: noWidgets });
      const olx = path.join(folder, 'olx');
      mkdirSync(olx);
      writeFileSync(path.join(olx, 'course.xml'), course);
      await host.engine.courses.import({ source: olx, author: 'test' });
      await host.lti.platforms.add(platform.register(host.lti.addresses));
      const link = { id: 'link-1', contextId: 'course-1', clientId: 'client-1', title: 'The question' };
      const targetLinkUri = `${host.lti.addresses.launch}?block=${encodeURIComponent(problem)}`;
      await platform.store.putLink({ ...link, targetLinkUri });
      await platform.store.putLineItem({
        id: 'column-1',
        contextId: 'course-1',
        clientId: 'client-1',
        label: 'The question',
        scoreMaximum: 1,
        resourceLinkId: 'link-1',
      });
      for (let index = 0; index < LEARNERS; index += 1) {
        const user = { id: `learner-${index}`, name: `Learner ${index}` };
        await platform.store.putMember('course-1', { user, roles: ['Learner'] });
        const answer = await walkLaunch(
          await platform.platform.startLaunch({ linkId: 'link-1', user }),
          user.id,
        );
        const address = new URL(answer.headers.get('location') ?? '');
        const session = address.searchParams.get('launch') ?? '';
        const { userId = 0 } =
          (await host.composed.records.read((view) => view.launchSessions.byId(session))) ?? {};
        learners.push({ sub: user.id, userId, session });
      }
      await host.close();
    }

    async function start(order: Omit<KillOrder, 'config' | 'ahead'>): Promise<ChildProcess> {
      ahead += STEP;
      const file = path.join(import.meta.dirname, 'kill-host.ts');
      const child = fork(file, [JSON.stringify({ ...order, config, ahead })], {
        execArgv: ['--conditions=@coursewright/source'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      await Promise.race([
        once(child, 'message'),
        // A host may die of what it does when it starts: it carries on what the one before has left.
        once(child, 'exit'),
      ]);
      return child;
    }

    async function answer(moment: number, learner: (typeof learners)[number]): Promise<void> {
      const text = `${random() < 0.6 ? 'right' : 'wrong'} ${moment} ${learner.sub}`;
      const { token } = await issueAccessToken({ ...config, clock }, learner.session);
      try {
        const response = await fetch(
          `${config.publicUrl}/api/blocks/${encodeURIComponent(problem)}/actions/submit`,
          {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify({ answers: { p_2_1: text } }),
          },
        );
        const body = await response.text();
        if (response.status !== 200) throw new Error(`${response.status} ${body}`);
        acknowledged.set(learner.userId, [...(acknowledged.get(learner.userId) ?? []), text]);
      } catch (error) {
        // The host is dead: nothing was acknowledged. Any answer that it gave must have been a good one.
        if (!(error instanceof TypeError)) throw error;
      }
    }

    const sorted = (texts: readonly string[]) => texts.toSorted((one, other) => one.localeCompare(other));
    const passagesOf: Readonly<Record<(typeof killPoints)[number], number>> = {
      'in the transaction': 150,
      committed: 150,
      appended: 6,
      marked: 6,
      queued: 6,
      'before the score': 60,
      'after the score': 60,
    };

    it(
      'keeps every acknowledged answer, logs it once, and brings every grade to the LMS',
      { timeout: 300_000 },
      async () => {
        console.log(`KILL_SEED=${seed}`);
        const died: string[] = [];
        for (let moment = 0; moment < target.moments; moment += 1) {
          const point = killPoints[moment % killPoints.length] ?? 'committed';
          const passages = 1 + Math.floor(random() * passagesOf[point]);
          const child = await start({ point, passages });
          const ended =
            child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
          // Not always the same come first.
          const turned = [
            ...learners.slice((moment * 37) % LEARNERS),
            ...learners.slice(0, (moment * 37) % LEARNERS),
          ];
          await Promise.all(turned.map((learner) => answer(moment, learner)));
          const late = await Promise.race([ended, sleep(1500, 'late')]);
          if (late === 'late') child.kill('SIGKILL');
          else died.push(point);
          await ended;
        }
        const last = await start({ passages: 0 });
        await gradesArrive();
        last.send('stop');
        await once(last, 'exit');

        const host = await composeHost(config, {
          clock,
          widgets: noWidgets,
        });
        const logged = await place.logged(config.data);
        let count = 0;
        for (const { userId } of learners) {
          const stored = await host.records.read((view) => view.submissions.submissions(userId, problem));
          const texts = stored.map(({ answers }) => String(answers['p_2_1']));
          count += texts.length;
          expect(texts).toEqual(expect.arrayContaining(acknowledged.get(userId) ?? []));
          expect(new Set(texts).size).toBe(texts.length);
          expect(sorted(logged.get(userId) ?? [])).toEqual(sorted(texts));
        }
        await host.close();
        const sum = [...acknowledged.values()].reduce((total, { length }) => total + length, 0);
        console.log(
          `${sum} answers acknowledged, ${count} stored, ${died.length} of ${target.moments} hosts died at their point`,
        );
        expect(died.length).toBeGreaterThanOrEqual(target.moments / 2);
        expect(new Set(died).size).toBeGreaterThanOrEqual(target.moments < 20 ? 4 : 5);
      },
    );

    /** Waits until the platform shows for everybody what their newest stored answer is worth. */
    async function gradesArrive(): Promise<void> {
      const host = await composeHost(config, {
        clock,
        widgets: noWidgets,
      });
      try {
        const expected = new Map<string, number | undefined>();
        for (const { userId, sub } of learners) {
          const stored = await host.records.read((view) => view.submissions.submissions(userId, problem));
          const newest = String(stored.at(-1)?.answers['p_2_1'] ?? '');
          if (newest !== '') expected.set(sub, newest.startsWith('right') ? 1 : 0);
        }
        await expect
          .poll(
            async () => {
              const scores = await platform.store.scores('column-1');
              const given = new Map(scores.map((score) => [score.userId, score.scoreGiven]));
              return [...expected].filter(([sub, score]) => given.get(sub) !== score);
            },
            { timeout: 60_000, interval: 200 },
          )
          .toEqual([]);
      } finally {
        await host.close();
      }
    }
  }),
);
