import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeringLearners, type AnsweringLearners } from './killed-analytics/answering-learners.ts';
import { checksIn, folderLines } from './killed-analytics/logged-checks.ts';
import { comparedTables } from './killed-analytics/compared-tables.ts';
import { expectEachOnce } from './killed-analytics/expect-each-once.ts';
import { hostConfigIn } from '../src/testing/host-config-in.ts';
import { startCoursewright } from './run-coursewright.ts';
import { killSeed, seeded } from './seeded.ts';

/** Milliseconds, on a machine that does much else. */
const timeout = 300_000;
const kills = 5;

describe('analytics that is killed again and again while learners answer', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-killed-analytics-'));
  const random = seeded(killSeed());
  const config = hostConfigIn(folder, {});
  const { contents, differences } = comparedTables(config, folder);
  let world: AnsweringLearners;

  beforeAll(async () => {
    world = await answeringLearners(config);
  }, timeout);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'ends with the tables of a fresh run over a log that holds every answer once',
    async () => {
      for (let n = 0; n < kills; n += 1) {
        const host = await world.start({ answers: 100_000 });
        await sleep(500 + random() * 5000);
        await host.kill();
      }
      const host = await world.start({ answers: 40 });
      await host.done;
      await world.carried();
      await expect.poll(differences, { timeout: 120_000, interval: 2000 }).toEqual([]);
      await host.end();
      const logged = checksIn(folderLines(path.join(config.data, 'events')));
      expectEachOnce(logged, world);
      expect(logged.ids.length).toBeGreaterThan(100);
      expect((await contents()).get('answer_distribution')?.length).toBeGreaterThan(0);
    },
    timeout,
  );

  it(
    'goes on from where a command was killed that reads, counts and publishes',
    async () => {
      // As if nothing had been published yet.
      for (const name of readdirSync(config.data)) {
        if (name.startsWith('analytics')) rmSync(path.join(config.data, name), { recursive: true });
      }
      const env = { COURSEWRIGHT_DATA: config.data, COURSEWRIGHT_ANALYTICS: 'off' };
      const args = ['analytics', 'run', '--state', path.join(folder, 'state')];
      const run = async (after?: number) => {
        const child = startCoursewright(args, env);
        const ended = once(child, 'exit');
        const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after);
        const [code] = await ended;
        clearTimeout(timer);
        return code;
      };
      for (let n = 0; n < kills; n += 1) await run(500 + random() * 3500);
      expect(await run()).toBe(0);
      expect(await differences()).toEqual([]);
    },
    timeout,
  );
});
