import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openEngine, type OpenedEngine } from './embedded.ts';
import { serverOrigin } from './events/server-origin.ts';
import { defineJob } from './jobs/define-job.ts';

const source = fileURLToPath(new URL('../../../demo/courses/chance', import.meta.url));

let data = '';
const opened: OpenedEngine[] = [];
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'coursewright-engine-'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((engine) => engine.close()));
  rmSync(data, { recursive: true });
});

async function open() {
  const engine = await openEngine({ data });
  opened.push(engine);
  return engine;
}

async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = await read();
    if (found !== undefined) return found;
    await sleep(20);
  }
  throw new Error('It did not come about within 10 seconds.');
}

/** The demo course, with a learner enrolled and one problem that takes a number. */
async function course(engine: OpenedEngine) {
  const { courseKey } = await engine.courses.import({ source, author: 'test' });
  const { id: userId } = await engine.learners.createAccount({
    username: 'ada',
    email: 'ada@example.org',
    name: 'Ada',
  });
  await engine.learners.enroll({ userId, courseKey, invited: true }, serverOrigin);
  const blocks = await (await engine.versions.published(courseKey)).all();
  const found = blocks.find(({ fields }) => String(fields['data']).includes('<numericalresponse'));
  if (found === undefined) throw new Error('The demo course has no problem that takes a number.');
  const submit = (answer: string) =>
    engine.learning.act(
      {
        userId,
        usageKey: found.usageKey,
        action: 'submit',
        input: { answers: { [`${found.id.slice('problem@'.length)}_2_1`]: answer } },
      },
      { ...serverOrigin, userId, username: 'ada' },
    );
  return { courseKey, userId, usageKey: found.usageKey, submit };
}

function logged(): string[] {
  const folder = path.join(data, 'events');
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(path.join(folder, file), 'utf8').split('\n'),
  );
  const named = z.object({ name: z.string() });
  return lines.filter((line) => line !== '').map((line) => named.parse(JSON.parse(line)).name);
}

describe('openEngine', () => {
  it('imports a course, takes an answer, grades it and logs it, all in one folder', async () => {
    const engine = await open();
    const changes: unknown[] = [];
    engine.extend({ onGradeChange: async (_tx, change) => void changes.push(change) });
    const { courseKey, userId, usageKey, submit } = await course(engine);
    await engine.start();
    expect(await submit('0')).toMatchObject({ block: { type: 'problem', completion: 1 } });
    await until(async () => changes[0]);
    expect(changes).toMatchObject([{ userId, courseKey, usageKeys: expect.arrayContaining([usageKey]) }]);
    expect(await engine.grading.itemScore({ userId, usageKey })).toMatchObject({ earned: 0, version: 1 });
    await engine.close();
    expect(logged()).toEqual([
      'edx.course.enrollment.activated',
      'problem_check',
      'edx.grades.problem.submitted',
      'edx.completion.block_completion.changed',
      'edx.grades.subsection.grade_calculated',
      'edx.grades.course.grade_calculated',
    ]);
    expect(readdirSync(data).sort()).toEqual(
      expect.arrayContaining(['coursewright.sqlite', 'events', 'files']),
    );
  });

  it('starts nothing by itself, and carries on what was left when it is started', async () => {
    const first = await open();
    const { submit } = await course(first);
    await submit('0');
    await first.close();
    expect(readdirSync(data)).not.toContain('events');
    const second = await open();
    await second.start();
    await second.start();
    await second.close();
    await second.close();
    expect(logged()).toContain('problem_check');
  });

  it('runs the jobs of extensions that came before the start, and refuses those that come after', async () => {
    const engine = await open();
    const tidy = defineJob({ name: 'test.tidy', payload: z.object({ n: z.int() }) });
    const ran: unknown[] = [];
    engine.extend({ jobs: [{ job: tidy, run: async (payload) => void ran.push(payload) }] });
    await engine.start();
    await engine.records.transaction((tx) => tx.jobs.enqueue(tidy, { n: 1 }));
    await until(async () => ran[0]);
    expect(ran).toEqual([{ n: 1 }]);
    expect(() => engine.extend({})).toThrow(expect.objectContaining({ code: 'conflict' }));
    await engine.close();
    await expect(engine.start()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('grades anew when a course is imported again', async () => {
    const engine = await open();
    const { courseKey, userId, submit } = await course(engine);
    const changes: unknown[] = [];
    engine.extend({ onGradeChange: async (_tx, change) => void changes.push(change) });
    await submit('0');
    await engine.start();
    await until(async () => changes[0]);
    const folder = path.join(data, 'changed');
    for await (const { path: file, bytes } of engine.courses.export(courseKey)) {
      const place = path.join(folder, file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, bytes);
    }
    const policy = readdirSync(path.join(folder, 'policies'), { recursive: true, encoding: 'utf8' }).find(
      (name) => name.endsWith('grading_policy.json'),
    );
    const file = path.join(folder, 'policies', policy ?? '');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/"GRADE_CUTOFFS":\s*\{[^}]*\}/, '"GRADE_CUTOFFS": {"Pass": 0.0}'),
    );
    await engine.courses.import({ source: folder, author: 'test' });
    const passed = await until(async () => {
      const { items } = await engine.grading.gradebook(courseKey, { limit: 10 });
      return items.find((row) => row.userId === userId && row.letter !== null);
    });
    expect(passed.letter).toBe('Pass');
  });

  it('lets two processes use one folder', async () => {
    const [first, second] = [await open(), await open()];
    const { courseKey, submit } = await course(first);
    expect((await second.courses.list()).map((one) => one.courseKey)).toEqual([courseKey]);
    await Promise.all([
      submit('1'),
      second.learners.createAccount({ username: 'bob', email: 'bob@example.org', name: 'Bob' }),
    ]);
    expect(await first.learners.accountByUsername('bob')).toMatchObject({ name: 'Bob' });
  });

  it('says which folder it cannot use, and why', async () => {
    const file = path.join(data, 'file');
    writeFileSync(file, '');
    await expect(openEngine({ data: file })).rejects.toMatchObject({
      code: 'data_folder',
      detail: expect.stringContaining(file),
    });
    const broken = path.join(data, 'broken');
    const engine = await openEngine({ data: broken });
    await engine.close();
    for (const name of readdirSync(broken)) rmSync(path.join(broken, name), { recursive: true });
    appendFileSync(
      path.join(broken, 'coursewright.sqlite'),
      'this is no database, but it is long enough '.repeat(50),
    );
    await expect(openEngine({ data: broken })).rejects.toMatchObject({
      code: 'data_folder',
      detail: expect.stringMatching(/not a database/),
    });
  });
});
