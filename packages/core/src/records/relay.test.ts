import { readdirSync, readFileSync, writeFileSync, appendFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { FolderEventLog } from '../adapters/folder/event-log.folder.ts';
import { testRecords } from '../adapters/sql/testing/test-records.ts';
import { defineEvent } from '../events/define-event.ts';
import { serverOrigin } from '../events/server-origin.ts';
import { defineJob } from '../jobs/define-job.ts';
import { CoreError } from '../shared/core-error.ts';
import { systemClock } from '../shared/clock.port.ts';
import { startRelay } from './relay.ts';

const happened = defineEvent({
  name: 'test.happened',
  fires: 'In this test.',
  data: z.object({ n: z.number() }),
});
const tidy = defineJob({ name: 'test.tidy', payload: z.object({ n: z.number() }) });

async function open(now = () => systemClock.now()) {
  const records = await testRecords([], { now });
  const log = new FolderEventLog(`${records.folder}/log`);
  const parts = { outbox: records.outbox, log, queue: records.jobs, clock: { now }, pollMs: 20 };
  const relay = (more: Partial<Parameters<typeof startRelay>[0]> = {}) =>
    startRelay({
      ...parts,
      onError: (error) => {
        throw error;
      },
      ...more,
    });
  const emit = (n: number) =>
    records.records.transaction((tx) => tx.events.emit(happened, { data: { n }, origin: serverOrigin }));
  const lines = () =>
    readdirSync(`${records.folder}/log`)
      .sort()
      .flatMap((name) => {
        const raw = readFileSync(`${records.folder}/log/${name}`);
        const text = name.endsWith('.gz') ? gunzipSync(raw).toString() : raw.toString();
        return text.split('\n').filter(Boolean);
      });
  const numbers = () => lines().map((line) => (JSON.parse(line) as { event: { n: number } }).event.n);
  return { ...records, log, relay, emit, lines, numbers };
}

it('carries committed events to the log in order, and none of a transaction that failed', async () => {
  const { records, relay, emit, numbers, close } = await open();
  const running = relay();
  await emit(1);
  await records
    .transaction(async (tx) => {
      await tx.events.emit(happened, { data: { n: 99 }, origin: serverOrigin });
      throw new Error('undo');
    })
    .catch(() => undefined);
  await emit(2);
  await running.close();
  expect(numbers()).toEqual([1, 2]);
  await close();
});

it('cuts off what a relay wrote and could not mark before it ended', async () => {
  const { relay, emit, numbers, folder, close } = await open();
  const first = relay();
  await emit(1);
  await first.close();
  const [file = ''] = readdirSync(`${folder}/log`);
  appendFileSync(`${folder}/log/${file}`, '{"event":{"n":2}}\n{"half a li');
  await emit(2);
  await relay().close();
  expect(numbers()).toEqual([1, 2]);
  await close();
});

it('has each event once in the log after a relay that wrote some and ended, an hour later too', async () => {
  let now = Date.UTC(2026, 0, 1, 9, 59) * 1000;
  const { emit, relay, outbox, log, numbers, close } = await open(() => now);
  await emit(1);
  await emit(2);
  const { at } = await outbox.take(1000);
  await log.append(undefined, [{ id: '1', text: '{"event":{"n":1}}' }], at);
  now += 3_600_000_000;
  await emit(3);
  await relay().close();
  expect(numbers()).toEqual([1, 2, 3]);
  await close();
});

it('starts a file an hour and compresses those of past hours', async () => {
  let now = Date.UTC(2026, 0, 1, 9, 59) * 1000;
  const { relay, emit, numbers, folder, close } = await open(() => now);
  const running = relay();
  await emit(1);
  await sleep(100);
  now += 3_600_000_000;
  await emit(2);
  await running.close();
  expect(readdirSync(`${folder}/log`).sort()).toEqual([
    'tracking.log-20260101-09.gz',
    'tracking.log-20260101-10',
  ]);
  expect(numbers()).toEqual([1, 2]);
  await close();
});

it('goes on with what answers when the queue or the log does not', async () => {
  const { records, relay, emit, jobs, log, numbers, close } = await open();
  const away = () => Promise.reject(new CoreError('unavailable', 'It is away.'));
  const enqueue = () => records.transaction((tx) => tx.jobs.enqueue(tidy, { n: 1 }));
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);

  const [first] = [await enqueue(), await emit(1)];
  await relay({ log: { append: away, rotate: away }, onError }).close();
  expect((await jobs.status(first))?.state).toBe('waiting');
  expect(errors).not.toEqual([]);

  const [second] = [await enqueue(), await emit(2)];
  await relay({ queue: { add: away }, onError }).close();
  expect(numbers()).toEqual([1, 2]);
  expect(await jobs.status(second)).toBe(undefined);

  await relay({ log }).close();
  expect((await jobs.status(second))?.state).toBe('waiting');
  expect(numbers()).toEqual([1, 2]);
  await close();
});

it('brings jobs to the queue while the log takes its time, and each event once when it comes back', async () => {
  const { records, relay, emit, jobs, log, numbers, close } = await open();
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const appended: number[] = [];
  const running = relay({
    log: {
      append: async (from, lines, at) => {
        appended.push(lines.length);
        await answered;
        return log.append(from, lines, at);
      },
      rotate: (at) => log.rotate(at),
    },
  });
  await emit(1);
  while (appended.length === 0) await sleep(5);
  for (const n of [2, 3]) {
    await emit(n);
    const id = await records.transaction((tx) => tx.jobs.enqueue(tidy, { n }));
    while ((await jobs.status(id)) === undefined) await sleep(5);
  }
  expect(appended).toEqual([1]);
  answer();
  await running.close();
  expect(appended).toEqual([1, 2]);
  expect(numbers()).toEqual([1, 2, 3]);
  await close();
});

it('gathers events for a log that wants few and large batches, and jobs never', async () => {
  let now = Date.UTC(2026, 0, 1, 9) * 1000;
  const { records, relay, emit, jobs, log, close } = await open(() => now);
  const batches: number[] = [];
  const running = relay({
    log: {
      gather: { lines: 3, ms: 10_000 },
      append: (from, lines, at) => {
        batches.push(lines.length);
        return log.append(from, lines, at);
      },
      rotate: (at) => log.rotate(at),
    },
  });
  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await sleep(5);
  };
  const jobCarried = async (): Promise<void> => {
    const id = await records.transaction((tx) => tx.jobs.enqueue(tidy, { n: 1 }));
    await until(async () => (await jobs.status(id)) !== undefined);
  };
  await emit(1);
  await until(() => batches.length === 1);
  for (const n of [2, 3, 4, 5]) await emit(n);
  await jobCarried();
  await jobCarried();
  expect(batches).toEqual([1]);
  now += 10_000_000;
  await until(() => batches.length === 3);
  await emit(6);
  await jobCarried();
  expect(batches).toEqual([1, 3, 1]);
  await running.close();
  expect(batches).toEqual([1, 3, 1, 1]);
  await close();
});

it('gives jobs to the queue when their transaction has committed', async () => {
  const { records, relay, jobs, close } = await open();
  const id = await records.transaction((tx) => tx.jobs.enqueue(tidy, { n: 1 }));
  expect(await jobs.status(id)).toBe(undefined);
  await relay().close();
  expect((await jobs.status(id))?.state).toBe('waiting');
  await close();
});

it('tells how much waits, and since when', async () => {
  const { outbox, relay, emit, close } = await open();
  expect(await outbox.backlog()).toEqual({ entries: 0 });
  await emit(1);
  await emit(2);
  const { entries, since = 0 } = await outbox.backlog();
  expect(entries).toBe(2);
  expect(Math.abs(since - systemClock.now())).toBeLessThan(60_000_000);
  await relay().close();
  expect(await outbox.backlog()).toEqual({ entries: 0 });
  await close();
});

it('refuses an event whose data does not fit its definition', async () => {
  const { records, close } = await open();
  const broken = records.transaction((tx) =>
    // @ts-expect-error -- this is the point
    tx.events.emit(happened, { data: { n: 'one' }, origin: serverOrigin }),
  );
  await expect(broken).rejects.toMatchObject({ code: 'bad_input' });
  await close();
});

it('leaves files that are not its own alone', async () => {
  const { relay, emit, folder, numbers, close } = await open();
  const first = relay();
  await emit(1);
  await first.close();
  writeFileSync(`${folder}/log/zz-notes.txt`, '');
  await emit(2);
  await relay().close();
  expect(readdirSync(`${folder}/log`)).toContain('zz-notes.txt');
  expect(numbers()).toEqual([1, 2]);
  await close();
});
