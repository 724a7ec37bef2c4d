import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBackup, serverOrigin, type EventLog } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHost, type ComposedHost } from '../compose.ts';
import { openStores } from '../compose/open-stores.ts';
import { readConfig } from '../config.ts';
import { noWidgets } from '../testing/no-widgets.ts';
import { runTestCli } from '../testing/test-cli.ts';
import { testCourse, writeTestCourse } from '../testing/test-course.ts';

const { courseKey, problem: usageKey } = testCourse;
const learners = 20;

function open(env: Record<string, string>): Promise<ComposedHost> {
  const publicUrl = 'http://127.0.0.1:4000';
  return composeHost({ ...readConfig({ LOG_LEVEL: 'error', ...env }), publicUrl }, { widgets: noWidgets });
}

async function linesOf(log: EventLog, upTo: Parameters<EventLog['read']>[0]) {
  const lines: string[] = [];
  for await (const piece of log.read(upTo)) lines.push(...piece.lines);
  return lines;
}

/** What a host knows: grades, course versions, and every event once its relay has nothing left to carry. */
async function stateOf(env: Record<string, string>) {
  const host = await open(env);
  await host.start();
  const settings = readConfig(env);
  const stores = await openStores(settings);
  try {
    while (
      (await stores.outbox.backlog()).entries > 0 ||
      (await stores.jobs.counts()).jobs.waiting + (await stores.jobs.counts()).jobs.active > 0
    ) {
      await sleep(20);
    }
    const end = await stores.dump.dump(async () => undefined);
    const events = await linesOf(stores.eventLog, end);
    const rows: string[] = [];
    await stores.dump.dump(async ({ table, rows: some }) => {
      if (!table.startsWith('outbox')) rows.push(...some.map((row) => `${table} ${JSON.stringify(row)}`));
    });
    const grades = await host.engine.grading.gradebook(courseKey, { limit: 100 });
    const history = await stores.courseStore.listRoots();
    const file = await host.engine.courses.file(courseKey, 'static/numbers.bin');
    return {
      grades: grades.items,
      history,
      file: Buffer.from(file.bytes).toString(),
      events: events.toSorted(),
      rows: rows.toSorted(),
    };
  } finally {
    await stores.close();
    await host.close();
  }
}

describe('a backup', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-backup-'));
  const data = path.join(folder, 'data');
  const archive = path.join(folder, 'host.tar.gz');
  const at = (name: string) => ({ COURSEWRIGHT_DATA: path.join(folder, name), PORT: '0' });
  const cli = (args: readonly string[], env = at('data')) => runTestCli(args, { env });
  /** Answers that were acknowledged before the backup was begun, and how many came while it was made. */
  let before: readonly string[] = [];
  let meanwhile = 0;
  let made: Awaited<ReturnType<typeof cli>> | undefined;

  beforeAll(async () => {
    const host = await open(at('data'));
    await host.start();
    await host.engine.courses.import({ source: writeTestCourse(path.join(folder, 'olx')), author: 'test' });
    const ids: number[] = [];
    for (let each = 0; each < learners; each += 1) {
      const name = `learner${each}`;
      const account = await host.engine.learners.createAccount({
        username: name,
        email: '',
        name,
        kind: 'lti',
      });
      await host.engine.learners.enroll({ userId: account.id, courseKey }, serverOrigin);
      ids.push(account.id);
    }
    const answer = (userId: number, answers: Record<string, string>) =>
      host.engine.learning.act(
        { userId, usageKey, action: 'submit', input: { answers } },
        { ...serverOrigin, userId, username: `learner${userId}` },
      );
    for (const id of ids) await answer(id, testCourse.answers);
    before = ids.map(String);
    const stop = new AbortController();
    const load = ids.map(async (id, index) => {
      while (!stop.signal.aborted) {
        await answer(id, index % 2 === 0 ? testCourse.answers : testCourse.wrong);
        meanwhile += 1;
      }
    });
    made = await cli(['backup', archive]);
    stop.abort();
    await Promise.all(load);
    await host.close();
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is made while answers come, for its owner only', () => {
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(meanwhile).toBeGreaterThan(0);
    expect(statSync(archive).mode & 0o077).toBe(0);
    expect(existsSync(`${archive}.part`)).toBe(false);
  });

  it('restores one moment: every answer with its event and its grade, no event twice', async () => {
    const { code, out, err } = await cli(['restore', archive], at('restored'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Restored');
    const restored = await stateOf(at('restored'));
    const source = await stateOf(at('data'));
    expect(restored.history).toEqual(source.history);
    expect(restored.file).toBe('0123456789');
    expect(restored.grades).toHaveLength(learners);
    const submissions = restored.rows.filter((row) => row.startsWith('submissions '));
    const checks = restored.events.filter(
      (line) => line.includes('"problem_check"') && line.includes('"server"'),
    );
    expect(submissions.length).toBeGreaterThanOrEqual(before.length);
    expect(checks).toHaveLength(submissions.length);
    expect(new Set(restored.events).size).toBe(restored.events.length);
    // What the source had at that moment, it has still.
    const all = new Set([...source.events, ...source.rows]);
    expect(submissions.filter((row) => !all.has(row))).toEqual([]);
    const emittedThen = restored.events.filter((line) => !all.has(line));
    // Only grades are worked out again, where their job had not run by then.
    expect(emittedThen.filter((line) => !line.includes('grade'))).toEqual([]);
  }, 60_000);

  it('gives the same again when nothing has happened since', async () => {
    const again = path.join(folder, 'again.tar');
    const source = await stateOf(at('data'));
    expect((await cli(['backup', again])).code).toBe(0);
    expect((await cli(['restore', again], at('same'))).code).toBe(0);
    expect(readFileSync(path.join(folder, 'same', 'host-secret'))).toEqual(
      readFileSync(path.join(data, 'host-secret')),
    );
    expect(await stateOf(at('same'))).toEqual(source);
  }, 60_000);

  it('is moved to another folder and back, and all is as it was', async () => {
    const source = await stateOf(at('data'));
    expect((await cli(['data', 'move', '--to', path.join(folder, 'moved')])).code).toBe(0);
    const settings = path.join(folder, 'back.env');
    writeFileSync(settings, `COURSEWRIGHT_DATA=${path.join(folder, 'back')}\n`);
    const back = await cli(['data', 'move', '--to-settings', settings], at('moved'));
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(await stateOf(at('back'))).toEqual(source);
    expect(readdirSync(folder).filter((name) => name.includes('moving'))).toEqual([]);
    expect((await cli(['data', 'move'])).code).toBe(2);
    expect((await cli(['data', 'move', '--to', data])).code).toBe(2);
  }, 60_000);

  it('is not restored over what is there, and with --force puts that aside', async () => {
    const env = at('occupied');
    const file = path.join(folder, 'occupied', 'something');
    await cli(['restore', archive], env);
    writeFileSync(file, 'kept');
    const refused = await cli(['restore', archive], env);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--force') });
    expect(readFileSync(file, 'utf8')).toBe('kept');
    const forced = await cli(['restore', '--force', archive], env);
    const [, aside = ''] = /What was there is in (.+)\.\n/.exec(forced.out) ?? [];
    expect(readFileSync(path.join(aside, 'something'), 'utf8')).toBe('kept');
    expect(existsSync(file)).toBe(false);
  }, 60_000);

  it('is refused when a byte is wrong, when it was cut off and when it is of a later version; then nothing is there', async () => {
    const plain = path.join(folder, 'again.tar');
    const whole = readFileSync(plain);
    const middle = Buffer.from(whole);
    const place = whole.indexOf('"learner3"');
    middle[place + 2] = 0x58;
    const manifest = whole.indexOf('{"format":1,');
    const later = Buffer.from(whole);
    later.write('{"format":9,', manifest);
    const migration = Buffer.from(whole);
    migration.write('core/9001', migration.indexOf('core/0001', manifest));
    const cases = [
      [middle, 'damaged'],
      [whole.subarray(0, Math.floor(whole.length / 2)), 'damaged'],
      [whole.subarray(0, manifest - 512), 'damaged'],
      [readFileSync(archive).subarray(0, -100), 'damaged'],
      [Buffer.from('this is no backup'), 'damaged'],
      [later, 'later version'],
      [migration, 'later version'],
    ] as const;
    for (const [index, [bytes, why]] of cases.entries()) {
      const file = path.join(folder, `bad-${index}.tar`);
      writeFileSync(file, bytes);
      const { code, err } = await cli(['restore', file], at('never'));
      expect({ code, err }, why).toEqual({ code: 1, err: expect.stringContaining(why) });
      expect(existsSync(path.join(folder, 'never'))).toBe(false);
      expect(existsSync(path.join(folder, 'never.restoring'))).toBe(false);
    }
    expect(await cli(['restore', path.join(folder, 'nowhere.tar')], at('never'))).toMatchObject({ code: 1 });
  }, 60_000);

  it('is refused under another secret than its own', async () => {
    const COURSEWRIGHT_SECRET = 'x'.repeat(40);
    const env = { ...at('other'), COURSEWRIGHT_SECRET };
    expect(await cli(['restore', archive], env)).toMatchObject({
      code: 78,
      err: expect.stringContaining('another secret'),
    });
    const { manifest } = await openBackup(archive);
    expect(manifest.members.map(({ name }) => name)).toContain('secrets');
  });

  it('goes on without a file that is lost, and says so', async () => {
    const bytes = createHash('sha256').update('0123456789').digest('hex');
    const damaged = at('damaged');
    await cli(['restore', archive], damaged);
    rmSync(path.join(folder, 'damaged', 'files', bytes.slice(0, 2), bytes));
    const made = await cli(['backup', path.join(folder, 'lost.tar')], damaged);
    expect(made).toMatchObject({ code: 1, err: expect.stringContaining(bytes) });
    expect((await cli(['restore', path.join(folder, 'lost.tar')], at('lost'))).code).toBe(0);
  }, 60_000);

  it('is not made of nothing, nor over a file that is there', async () => {
    expect(await cli(['backup', path.join(folder, 'x.tar')], at('nobody'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no host'),
    });
    expect(await cli(['backup', archive])).toMatchObject({
      code: 1,
      err: expect.stringContaining('--force'),
    });
  });
});
