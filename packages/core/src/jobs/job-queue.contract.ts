import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ContractTools } from '../testing/contract-tools.ts';
import type { JsonObject } from '../shared/json.ts';
import { defineJob } from './define-job.ts';
import type { JobHandler } from './job-handler.ts';
import type { JobQueue, JobRequest } from './job-queue.port.ts';

export interface JobQueueHarness {
  readonly queue: JobQueue;
  /** The same queue as another process would open it. */
  reopen(): Promise<JobQueue>;
  close(): Promise<void>;
}

const hostile = ['😀', 'nul \u0000 in it', '‮right to left', 'x'.repeat(1_000_000)];
const note = defineJob({ name: 'test.note', payload: z.object({ text: z.string() }) });
let serial = 0;

function request(payload: JsonObject, more: Partial<JobRequest> = {}): JobRequest {
  serial += 1;
  return { id: `job-${serial}`, name: note.name, payload, attempts: 3, backoffMs: 20, ...more };
}

function handler(run: JobHandler['run']): JobHandler {
  return { job: note, run };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (await holds()) return;
    await sleep(10);
  }
  throw new Error('It did not come about within 10 seconds.');
}

/** What every job queue keeps. */
export function jobQueueContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<JobQueueHarness>,
): void {
  const using = (work: (harness: JobQueueHarness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };
  const fast = { pollMs: 20 };

  describe(`job queue: ${name}`, () => {
    it(
      'runs a job with the payload it was given, hostile text included',
      using(async ({ queue }) => {
        const seen: unknown[] = [];
        await queue.add(hostile.map((text) => request({ text })));
        const worker = queue.work([handler(async ({ text }) => void seen.push(text))], fast);
        await until(() => seen.length === hostile.length);
        await worker.close();
        expect(new Set(seen)).toEqual(new Set(hostile));
      }),
    );

    it(
      'goes on after it has looked for jobs while every place was taken',
      using(async ({ queue }) => {
        let runs = 0;
        await queue.add(Array.from({ length: 4 }, () => request({ text: 'long' })));
        // Each run outlasts many polls.
        const worker = queue.work([handler(() => sleep(60).then(() => void (runs += 1)))], {
          pollMs: 5,
          concurrency: 2,
        });
        await until(() => runs === 4);
        await worker.close();
      }),
    );

    it(
      'takes the same id once',
      using(async ({ queue }) => {
        const job = request({ text: 'once' });
        let runs = 0;
        await Promise.all([queue.add([job]), queue.add([job, job])]);
        const worker = queue.work([handler(async () => void (runs += 1))], fast);
        await until(async () => (await queue.status(job.id))?.state === 'completed');
        await queue.add([job]);
        await sleep(100);
        await worker.close();
        expect(runs).toBe(1);
      }),
    );

    it(
      'keeps jobs whose ids differ in case or in an emoji apart',
      using(async ({ queue }) => {
        for (const id of ['Twin', 'twin', '😀', '😁']) await queue.add([request({ text: id }, { id })]);
        for (const id of ['Twin', 'twin', '😀', '😁'])
          expect((await queue.status(id))?.state).toBe('waiting');
        expect(await queue.status('twin ')).toBe(undefined);
      }),
    );

    it(
      'tries again after a failure, later each time, and gives up after the last attempt with the message',
      using(async ({ queue }) => {
        const job = request({ text: 'bad' });
        const times: number[] = [];
        await queue.add([job]);
        const worker = queue.work(
          [
            handler(async () => {
              times.push(performance.now());
              throw new Error(`attempt ${times.length} went wrong`);
            }),
          ],
          fast,
        );
        await until(async () => (await queue.status(job.id))?.state === 'failed');
        await worker.close();
        expect(times.length).toBe(3);
        expect(await queue.status(job.id)).toMatchObject({ attempt: 3, error: 'attempt 3 went wrong' });
      }),
    );

    it(
      'holds a delayed job back',
      using(async ({ queue }) => {
        const from = performance.now();
        let at = 0;
        await queue.add([request({ text: 'later' }, { delayMs: 200 })]);
        const worker = queue.work([handler(async () => void (at = performance.now()))], fast);
        await until(() => at > 0);
        await worker.close();
        expect(at - from).toBeGreaterThan(195);
      }),
    );

    it(
      'adds nothing while a job with the same deduplication id waits, and again once that runs',
      using(async ({ queue }) => {
        const ran: unknown[] = [];
        const twin = (text: string) => request({ text }, { deduplicationId: 'grade of ada' });
        await queue.add([twin('first'), twin('second')]);
        const worker = queue.work([handler(async ({ text }) => void ran.push(text))], fast);
        await until(() => ran.length === 1);
        await queue.add([twin('third')]);
        await until(() => ran.length === 2);
        await worker.close();
        expect(ran).toEqual(['first', 'third']);
      }),
    );

    it(
      'tells how far a job has come',
      using(async ({ queue }) => {
        const job = request({ text: 'slow' });
        let finish = (): void => undefined;
        const finished = new Promise<void>((resolve) => (finish = resolve));
        await queue.add([job]);
        const worker = queue.work(
          [
            handler(async (_payload, { progress }) => {
              await progress(0.5);
              await finished;
            }),
          ],
          fast,
        );
        await until(async () => (await queue.status(job.id))?.progress === 0.5);
        expect((await queue.status(job.id))?.state).toBe('active');
        finish();
        await until(async () => (await queue.status(job.id))?.state === 'completed');
        await worker.close();
      }),
    );

    it(
      'gives the job of a worker that has gone silent to another',
      using(async ({ queue, reopen }) => {
        const job = request({ text: 'orphan' });
        await queue.add([job]);
        let lost = false;
        // Never ends by itself; its event loop blocked would be a dead process.
        const silent = queue.work(
          [
            handler(async (_payload, { signal }) => {
              lost = true;
              await new Promise((resolve) => signal.addEventListener('abort', resolve));
            }),
          ],
          { ...fast, leaseMs: 1e9 },
        );
        await until(() => lost);
        expect((await queue.status(job.id))?.state).toBe('active');
        await silent.close();
        const second = await reopen();
        const worker = second.work([handler(async () => undefined)], fast);
        await until(async () => (await queue.status(job.id))?.state === 'completed');
        await worker.close();
      }),
    );

    it(
      'gives back a job whose run was cut short by the end of its worker, and does not count that run',
      using(async ({ queue }) => {
        const job = request({ text: 'cut short' }, { attempts: 1 });
        let begun = false;
        await queue.add([job]);
        const first = queue.work(
          [
            handler(async (_payload, { signal }) => {
              begun = true;
              await sleep(1e6, undefined, { signal });
            }),
          ],
          fast,
        );
        await until(() => begun);
        await first.close();
        expect((await queue.status(job.id))?.state).toBe('waiting');
        const attempts: number[] = [];
        const second = queue.work(
          [handler(async (_payload, { attempt }) => void attempts.push(attempt))],
          fast,
        );
        await until(async () => (await queue.status(job.id))?.state === 'completed');
        await second.close();
        expect(attempts).toEqual([1]);
      }),
    );

    it(
      'gives each of many jobs to one of two workers',
      using(async ({ queue, reopen }) => {
        const ran: unknown[] = [];
        const run = handler(async ({ text }) => void ran.push(text));
        await queue.add(Array.from({ length: 100 }, (_, index) => request({ text: String(index) })));
        const workers = [queue.work([run], fast), (await reopen()).work([run], fast)];
        await until(() => ran.length >= 100);
        await sleep(50);
        await Promise.all(workers.map((worker) => worker.close()));
        expect(ran.length).toBe(100);
        expect(new Set(ran).size).toBe(100);
      }),
    );

    it(
      'repeats a job until told not to',
      using(async ({ queue }) => {
        let runs = 0;
        const job = { name: note.name, payload: { text: 'tick' }, attempts: 1, backoffMs: 1 };
        await queue.repeat({ key: 'tick', everyMs: 50, job });
        const worker = queue.work([handler(async () => void (runs += 1))], fast);
        await until(() => runs >= 3);
        await queue.unrepeat('tick');
        await queue.unrepeat('tick');
        await sleep(100);
        const settled = runs;
        await sleep(150);
        await worker.close();
        expect(runs).toBe(settled);
      }),
    );

    it(
      'leaves jobs it has no handler for to others',
      using(async ({ queue }) => {
        const job = request({ text: 'foreign' }, { name: 'test.unknown' });
        await queue.add([job]);
        const worker = queue.work([handler(async () => undefined)], fast);
        await sleep(100);
        await worker.close();
        expect((await queue.status(job.id))?.state).toBe('waiting');
      }),
    );

    it(
      'counts jobs by state and by name, and tells since when one has been due',
      using(async ({ queue }) => {
        const none = { waiting: 0, active: 0, completed: 0, failed: 0 };
        expect(await queue.counts()).toEqual({ jobs: none });
        await queue.add([request({ text: 'later' }, { delayMs: 1e7 })]);
        expect(await queue.counts()).toEqual({ jobs: { ...none, waiting: 1 } });
        await queue.add([request({ text: 'now' }), request({ text: 'other' }, { name: 'test.other' })]);
        const counts = await queue.counts();
        expect(counts.jobs.waiting).toBe(3);
        expect(Math.abs(Date.now() * 1000 - (counts.dueSince ?? 0))).toBeLessThan(60_000_000);
        const names = await queue.countsByName();
        expect(names.toSorted((one, other) => one.name.localeCompare(other.name))).toEqual([
          { name: 'test.note', state: 'waiting', count: 2 },
          { name: 'test.other', state: 'waiting', count: 1 },
        ]);
      }),
    );

    it(
      'lists the jobs of a state page by page, with what they are and how they ended',
      using(async ({ queue }) => {
        const bad = Array.from({ length: 5 }, (_, index) =>
          request({ text: `bad ${index}` }, { attempts: 1, id: `list-${index}` }),
        );
        await queue.add(bad);
        const worker = queue.work([handler(() => Promise.reject(new Error('it is bad')))], fast);
        await until(async () => (await queue.counts()).jobs.failed === 5);
        await worker.close();
        const first = await queue.list({ state: 'failed', limit: 3 });
        const second = await queue.list({ state: 'failed', limit: 3, after: first.next ?? '' });
        expect([first.items.length, second.items.length, second.next]).toEqual([3, 2, undefined]);
        const found = [...first.items, ...second.items];
        expect(new Set(found.map(({ id }) => id))).toEqual(new Set(bad.map(({ id }) => id)));
        expect(found.find(({ id }) => id === 'list-2')).toMatchObject({
          name: note.name,
          payload: { text: 'bad 2' },
          state: 'failed',
          error: 'it is bad',
          attempts: 1,
          attempt: 1,
        });
        expect((await queue.list({ state: 'active', limit: 3 })).items).toEqual([]);
      }),
    );

    it(
      'runs a failed job anew when it is told to, with all its attempts, and no other',
      using(async ({ queue }) => {
        const job = request({ text: 'mended' }, { attempts: 2 });
        let broken = true;
        let runs = 0;
        await queue.add([job]);
        expect(await queue.retry(job.id)).toBe(false);
        expect(await queue.retry('nobody')).toBe(false);
        const worker = queue.work(
          [
            handler(async () => {
              runs += 1;
              if (broken || runs === 3) throw new Error('broken');
            }),
          ],
          fast,
        );
        await until(async () => (await queue.status(job.id))?.state === 'failed');
        broken = false;
        expect(await queue.retry(job.id)).toBe(true);
        await until(async () => (await queue.status(job.id))?.state === 'completed');
        expect(runs).toBe(4);
        expect(await queue.retry(job.id)).toBe(false);
        await worker.close();
      }),
    );

    it(
      'removes a job that does not run, and leaves one alone that does',
      using(async ({ queue }) => {
        const waiting = request({ text: 'waits' }, { deduplicationId: 'one at a time' });
        await queue.add([waiting]);
        expect(await queue.remove(waiting.id)).toBe(true);
        expect(await queue.remove(waiting.id)).toBe(false);
        expect(await queue.status(waiting.id)).toBe(undefined);
        const running = request({ text: 'runs' }, { deduplicationId: 'one at a time' });
        let finish = (): void => undefined;
        const finished = new Promise<void>((resolve) => (finish = resolve));
        await queue.add([running]);
        const worker = queue.work([handler(() => finished)], fast);
        await until(async () => (await queue.status(running.id))?.state === 'active');
        expect(await queue.remove(running.id)).toBe(false);
        finish();
        await until(async () => (await queue.status(running.id))?.state === 'completed');
        await worker.close();
        expect(await queue.remove(running.id)).toBe(true);
      }),
    );

    it(
      'forgets what ended before then, and so many at most',
      using(async ({ queue }) => {
        await queue.add(Array.from({ length: 4 }, () => request({ text: 'done' })));
        await queue.add([request({ text: 'waits' }, { delayMs: 1e7 })]);
        const worker = queue.work([handler(async () => undefined)], fast);
        await until(async () => (await queue.counts()).jobs.completed === 4);
        await worker.close();
        const later = Date.now() * 1000 + 10_000_000;
        expect(await queue.forget('completed', later - 86_400_000_000, 10)).toBe(0);
        expect(await queue.forget('failed', later, 10)).toBe(0);
        expect(await queue.forget('completed', later, 3)).toBe(3);
        expect(await queue.forget('completed', later, 3)).toBe(1);
        expect((await queue.counts()).jobs).toMatchObject({ waiting: 1, completed: 0 });
      }),
    );

    it(
      'answers for a job that is not there with nothing',
      using(async ({ queue }) => {
        expect(await queue.status('nobody')).toBe(undefined);
      }),
    );
  });
}
