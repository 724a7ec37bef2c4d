import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { allTasks, folderLogSource, publishedTables, runAnalytics } from '@coursewright/analytics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverOrigin } from '@coursewright/core';
import { daysUntilNow, foldSettings } from '../src/analytics/fold-settings.ts';
import { openOwnData } from '../src/analytics/open-own-data.ts';
import { openStores, openTables } from '../src/compose.ts';
import { startHost } from '../src/start-host.ts';
import { noWidgets } from '../src/testing/no-widgets.ts';
import { testCourse, writeTestCourse } from '../src/testing/test-course.ts';
import { startCoursewright } from './run-coursewright.ts';
import { killSeed, seeded } from './seeded.ts';

/** Milliseconds, on a machine that does much else. */
const timeout = 300_000;
const kills = 5;

describe('analytics that is killed again and again while learners answer', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-killed-analytics-'));
  const random = seeded(killSeed());
  const analytics = { live: true, hadoop: { settings: {}, node: 'node' } };
  const config = {
    host: '127.0.0.1',
    port: 0,
    data: path.join(folder, 'data'),
    plugins: [],
    logLevel: 'silent',
    secret: 'a secret of at least thirty-two characters',
    trustProxy: 0,
    siteName: 'Test site',
  } as const;
  const learners: { readonly id: number; readonly username: string }[] = [];
  let acknowledged = 0;

  beforeAll(async () => {
    const host = await startHost(config, { widgets: noWidgets });
    await host.engine.courses.import({ source: writeTestCourse(path.join(folder, 'olx')), author: 'test' });
    const { courseKey } = testCourse;
    for (const username of ['ana', 'ben', 'cleo', 'dan']) {
      const { id } = await host.engine.learners.createAccount({
        username,
        email: `${username}@example.org`,
        name: username,
        password: 'correct horse',
      });
      await host.engine.learners.enroll({ userId: id, courseKey }, { ...serverOrigin, userId: id, username });
      learners.push({ id, username });
    }
    await host.close();
  }, timeout);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A host whose learners answer; killed after so many milliseconds of that, or ended when all have. */
  async function answerAndDie(answers: number, after?: number): Promise<void> {
    const order = JSON.stringify({ config: { ...config, analytics }, learners, answers });
    const child = fork(new URL('./answering-host.ts', import.meta.url), [order], {
      execArgv: ['--conditions=@coursewright/source', '--no-warnings'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const gone = once(child, 'exit');
    const said = (what: string) =>
      new Promise<void>((resolve) => {
        child.on('message', (message) => {
          if (typeof message === 'object' && message !== null && what in message) resolve();
        });
      });
    const [ready, done] = [said('ready'), said('done')];
    child.on('message', (message) => {
      if (typeof message === 'object' && 'answered' in message) acknowledged += 1;
    });
    await ready;
    if (after === undefined) {
      await done;
      await carried();
      await expect.poll(differences, { timeout: 120_000, interval: 2000 }).toEqual([]);
      child.send('end');
    } else {
      await sleep(after);
      child.kill('SIGKILL');
    }
    await gone;
  }

  /** Waits until all is in the log: a host that was killed keeps its turn at it for some seconds. */
  async function carried(): Promise<void> {
    const stores = await openStores(config);
    try {
      while ((await stores.outbox.backlog()).entries > 0) await sleep(50);
    } finally {
      await stores.close();
    }
  }

  async function contents(data: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const tables = await openTables({ data });
    try {
      return await tables.reader.read(async (view) => {
        const found = new Map<string, readonly string[]>();
        for (const table of publishedTables) {
          const columns = table.columns.map(({ name }) => name);
          const rows = await view.rows(table, { where: [], columns });
          found.set(table.name, rows.map((row) => JSON.stringify(row)).toSorted());
        }
        return found;
      });
    } finally {
      await tables.close();
    }
  }

  /** What a fresh run over the log makes of every table. */
  async function freshly(): Promise<ReadonlyMap<string, readonly string[]>> {
    const place = mkdtempSync(path.join(folder, 'fresh-'));
    const tables = await openTables({ data: place });
    const own = await openOwnData(openStores, { data: config.data, origin: 'http://127.0.0.1' }, []);
    try {
      await runAnalytics({
        tasks: allTasks,
        source: folderLogSource(path.join(config.data, 'events')),
        sideTables: own.sideTables,
        state: path.join(place, 'state'),
        settings: foldSettings({}, daysUntilNow(new Date())),
        publish: tables.store,
        workers: 1,
      });
    } finally {
      await own.close();
      await tables.close();
    }
    return contents(place);
  }

  /** Names of tables that are not what a fresh run makes. */
  async function differences(): Promise<readonly string[]> {
    const [is, should] = [await contents(config.data), await freshly()];
    return publishedTables
      .map(({ name }) => name)
      .filter((name) => JSON.stringify(is.get(name)) !== JSON.stringify(should.get(name)));
  }

  function checks(): readonly string[] {
    const events = path.join(config.data, 'events');
    return readdirSync(events)
      .filter((name) => !name.endsWith('.part'))
      .flatMap((name) => {
        const bytes = readFileSync(path.join(events, name));
        return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n');
      })
      .filter((line) => line.includes('"event_type":"problem_check","'))
      .flatMap((line) => /"id":"([^"]+)"/.exec(line)?.[1] ?? []);
  }

  it(
    'ends with the tables of a fresh run over a log that holds every answer once',
    async () => {
      for (let n = 0; n < kills; n += 1) await answerAndDie(100_000, 500 + random() * 5000);
      await answerAndDie(40);
      const ids = checks();
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThanOrEqual(acknowledged);
      expect(acknowledged).toBeGreaterThan(100);
      expect((await contents(config.data)).get('answer_distribution')?.length).toBeGreaterThan(0);
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
