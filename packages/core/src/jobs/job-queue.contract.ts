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
      'answers for a job that is not there with nothing',
      using(async ({ queue }) => {
        expect(await queue.status('nobody')).toBe(undefined);
      }),
    );
  });
}
