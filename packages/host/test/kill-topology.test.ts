import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { allServiceUrls } from '@coursewright/core/testing';
import { openTestPlatform, walkLaunch, type TestPlatform } from '@coursewright/lti-provider/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { issueAccessToken } from '../src/accounts/tokens/access-token.ts';
import { composeHost, type ComposedHost } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { noWidgets } from '../src/testing/no-widgets.ts';
import { sendAnswer } from './answer-load.ts';
import type { Killable } from './killable.ts';
import { loggedAnswers } from './logged-answers.ts';
import { openOwnServices, type OwnServices } from './own-services.ts';
import { killSeed, seeded, shuffled } from './seeded.ts';
import { startProcesses, twoPorts, type StartedProcesses } from './start-processes.ts';

const LEARNERS = 10;
/** Answers of each learner while something is killed. */
const ANSWERS = 5;
/** Milliseconds within which every grade is at the LMS once what was killed is back. */
const CATCH_UP = 60_000;
const problem = 'block-v1:Top+Test+1+type@problem+block@p';
const course = `<course org="Top" course="Test" url_name="1" display_name="Top" start="2020-01-01T00:00:00Z">
  <chapter url_name="c"><sequential url_name="s" graded="true" format="Homework"><vertical url_name="u">
    <problem url_name="p"><stringresponse answer="right.*" type="regexp"><label>?</label><textline/></stringresponse></problem>
  </vertical></sequential></chapter>
</course>`;
const victims = ['host 1', 'host 2', 'worker 1', 'worker 2', 'mariadb', 'redis', 's3', 'mongodb'] as const;

interface LaunchedLearner {
  readonly sub: string;
  readonly userId: number;
  readonly session: string;
}

describe.skipIf(allServiceUrls() === undefined)(
  'two hosts and two workers, of which one, or a service, is killed between an answer and its grade at the LMS',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-topology-'));
    const seed = killSeed();
    const random = seeded(seed);
    const upTo = (most: number) => Math.floor(random() * most);
    const learners: LaunchedLearner[] = [];
    /** Texts of the answers that were acknowledged, by learner. */
    const acknowledged = new Map<number, string[]>();
    let own: OwnServices;
    let platform: TestPlatform;
    let processes: StartedProcesses;
    /** A host that serves nothing: what the test itself looks through. */
    let beside: ComposedHost;

    beforeAll(async () => {
      own = await openOwnServices('topology');
      const ports = await twoPorts();
      const env = {
        ...own.environment,
        COURSEWRIGHT_DATA: path.join(folder, 'data'),
        COURSEWRIGHT_PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
        COURSEWRIGHT_SECRET: 'a secret of at least thirty-two characters',
        LOG_LEVEL: 'silent',
      };
      const config = { ...readConfig(env), publicUrl: env.COURSEWRIGHT_PUBLIC_URL };
      beside = await composeHost(config, { widgets: noWidgets, log: pino({ level: 'silent' }) });
      const olx = path.join(folder, 'olx');
      mkdirSync(olx);
      writeFileSync(path.join(olx, 'course.xml'), course);
      await beside.engine.courses.import({ source: olx, author: 'test' });
      platform = await openTestPlatform();
      await beside.lti.platforms.add(platform.register(beside.lti.addresses));
      processes = await startProcesses(env, { ports, workers: 2 });
      await placeProblem();
      for (let n = 0; n < LEARNERS; n += 1)
        learners.push(await launch({ id: `learner-${n}`, name: `Learner ${n}` }));
    });
    afterAll(async () => {
      await processes?.close();
      await platform?.close();
      await beside?.close();
      await own?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function placeProblem(): Promise<void> {
      const link = { id: 'link-1', contextId: 'course-1', clientId: 'client-1', title: 'The question' };
      const targetLinkUri = `${beside.lti.addresses.launch}?block=${encodeURIComponent(problem)}`;
      await platform.store.putLink({ ...link, targetLinkUri });
      const column = { id: 'column-1', contextId: 'course-1', clientId: 'client-1', label: 'The question' };
      await platform.store.putLineItem({ ...column, scoreMaximum: 1, resourceLinkId: link.id });
    }

    async function launch(user: { readonly id: string; readonly name: string }): Promise<LaunchedLearner> {
      await platform.store.putMember('course-1', { user, roles: ['Learner'] });
      const begun = await platform.platform.startLaunch({ linkId: 'link-1', user });
      const answer = await walkLaunch(begun, user.id);
      const session = new URL(answer.headers.get('location') ?? '').searchParams.get('launch') ?? '';
      const found = await beside.records.read((view) => view.launchSessions.byId(session));
      if (found === undefined) throw new Error(`${user.id} was not launched: ${answer.status}`);
      return { sub: user.id, userId: found.userId, session };
    }

    /** Sends one answer, of a text of its own each time, until it is acknowledged. */
    async function answer({ userId, session }: LaunchedLearner, text: string, first: number): Promise<void> {
      const { token } = await issueAccessToken(beside, session);
      for (let tried = 0; ; tried += 1) {
        const host = processes.hosts[(first + tried) % processes.hosts.length] ?? '';
        const given = `${text} ${tried}`;
        if (await isAcknowledged(host, { userId, token }, given)) {
          acknowledged.set(userId, [...(acknowledged.get(userId) ?? []), given]);
          return;
        }
        await sleep(100);
      }
    }

    const storedAnswers = async ({ userId }: LaunchedLearner) => {
      const stored = await beside.records.read((view) => view.submissions.submissions(userId, problem));
      return stored.map(({ answers }) => String(answers['p_2_1']));
    };

    /** Learners whose score at the LMS is not that of their newest answer. */
    async function wrongAtLms(): Promise<readonly string[]> {
      const scores = await platform.store.scores('column-1');
      const given = new Map(scores.map((score) => [score.userId, score.scoreGiven]));
      const wrong: string[] = [];
      for (const learner of learners) {
        const newest = (await storedAnswers(learner)).at(-1) ?? '';
        if (given.get(learner.sub) !== (newest.startsWith('right') ? 1 : 0)) wrong.push(learner.sub);
      }
      return wrong;
    }

    async function round(victim: Killable, number: number): Promise<string> {
      const [sent, pause, away] = [1 + upTo(LEARNERS * ANSWERS), upTo(600), 200 + upTo(2000)];
      let counted = 0;
      let reached = (): void => undefined;
      const moment = new Promise<void>((resolve) => (reached = resolve));
      const answers = learners.map((_, n) =>
        Array.from({ length: ANSWERS }, (_one, each) => ({
          text: `${random() < 0.6 ? 'right' : 'wrong'} ${number}.${each}`,
          first: n + each,
          after: 40 + upTo(120),
        })),
      );
      const load = Promise.all(
        learners.map(async (learner, n) => {
          for (const { text, first, after } of answers[n] ?? []) {
            await answer(learner, text, first);
            if ((counted += 1) === sent) reached();
            await sleep(after);
          }
        }),
      );
      await moment;
      await sleep(pause);
      onTestFinished(() => victim.revive().catch(() => undefined));
      await victim.kill();
      await sleep(away);
      await victim.revive();
      const back = Date.now();
      await load;
      await expect.poll(wrongAtLms, { timeout: CATCH_UP, interval: 100 }).toEqual([]);
      const seconds = ((Date.now() - back) / 1000).toFixed(1);
      return `${victim.name} killed ${pause} ms after answer ${sent}, away ${away} ms: every grade at the LMS ${seconds} s after it was back`;
    }

    const order = shuffled(victims, random);
    it.each(order.map((name, number) => ({ name, number })))(
      `$name, by seed ${seed}: every grade comes to the LMS`,
      { timeout: 180_000 },
      async ({ name, number }) => {
        const victim = [...processes.processes, ...own.services].find((one) => one.name === name);
        if (victim === undefined) throw new Error(`There is nothing named ${name}.`);
        console.log(`KILL_SEED=${seed}: ${await round(victim, number)}`);
        expect(await wrongAtLms()).toEqual([]);
      },
    );

    it('has every acknowledged answer, and each once in the log', { timeout: 90_000 }, async () => {
      const s3 = own.services.find(({ name }) => name === 's3')?.place.folder ?? '';
      const events = path.join(s3, 'data', 'coursewright', 'events');
      const stored = new Map<number, readonly string[]>();
      for (const learner of learners) stored.set(learner.userId, (await storedAnswers(learner)).toSorted());
      for (const { userId } of learners) {
        const texts = stored.get(userId) ?? [];
        expect(new Set(texts).size).toBe(texts.length);
        expect(texts).toEqual(expect.arrayContaining(acknowledged.get(userId) ?? []));
      }
      const logged = () => {
        const found = loggedAnswers(events, (given) => String(given['p_2_1']));
        return new Map(learners.map(({ userId }) => [userId, (found.get(userId) ?? []).toSorted()]));
      };
      // S3 gets an object for what has come within some seconds.
      await expect.poll(logged, { timeout: 60_000, interval: 500 }).toEqual(stored);
      const count = (lists: Iterable<readonly string[]>) =>
        [...lists].reduce((sum, { length }) => sum + length, 0);
      console.log(
        `KILL_SEED=${seed}: ${count(acknowledged.values())} answers acknowledged, ${count(stored.values())} stored, ${count(logged().values())} logged`,
      );
    });
  },
);

/** False where nobody answered, or with the calm sentence. */
async function isAcknowledged(
  host: string,
  learner: { readonly userId: number; readonly token: string },
  text: string,
): Promise<boolean> {
  try {
    return await sendAnswer(host, learner, problem, text);
  } catch (error) {
    // fetch's word for a host that is dead.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
