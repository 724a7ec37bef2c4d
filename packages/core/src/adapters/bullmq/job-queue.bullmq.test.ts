import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import type { JobHandler } from '../../jobs/job-handler.ts';
import { jobQueueContract } from '../../jobs/job-queue.contract.ts';
import type { JobRequest } from '../../jobs/job-queue.port.ts';
import { serviceUrl } from '../../testing/services.ts';
import { tcpProxy } from '../../testing/tcp-proxy.ts';
import { openBullmqJobQueue, type OpenedBullmqJobQueue } from './job-queue.bullmq.ts';

const url = serviceUrl('redis');

async function open() {
  const prefix = `coursewright-test-${randomUUID()}`;
  const opened: OpenedBullmqJobQueue[] = [];
  const errors: unknown[] = [];
  const reopen = async () => {
    const next = await openBullmqJobQueue({ url: url ?? '', prefix, onError: (error) => errors.push(error) });
    opened.push(next);
    return next.queue;
  };
  return {
    queue: await reopen(),
    reopen,
    prefix,
    errors,
    close: async () => {
      await Promise.all(opened.map(({ close }) => close()));
      const redis = new Redis(url ?? '');
      const keys = await redis.keys(`${prefix}:*`);
      if (keys.length > 0) await redis.del(keys);
      redis.disconnect();
      expect(errors).toEqual([]);
    },
  };
}

describe.skipIf(url === undefined)('on a server', () => {
  jobQueueContract({ describe, it, expect }, 'BullMQ on Redis', open);
});

const holder = fileURLToPath(new URL('testing/hold-job.process.ts', import.meta.url));
const note = defineJob({ name: 'test.note', payload: z.object({ text: z.string() }) });
const request = (more: Partial<JobRequest> = {}): JobRequest => ({
  id: randomUUID(),
  name: note.name,
  payload: { text: '' },
  attempts: 2,
  backoffMs: 1,
  ...more,
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (await holds()) return;
    await sleep(10);
  }
  throw new Error('It did not come about within 10 seconds.');
}

/** Another process that has taken a job, killed in the middle of it. */
async function takeAndDie(prefix: string): Promise<void> {
  const child = spawn(process.execPath, ['--conditions=@coursewright/source', holder, url ?? '', prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe.skipIf(url === undefined)('a worker process that was killed', () => {
  it('leaves its job to another, as one run of it', async () => {
    const { queue, prefix, close } = await open();
    const job = request();
    await queue.add([job]);
    await takeAndDie(prefix);
    const attempts: number[] = [];
    const run: JobHandler['run'] = async (_payload, { attempt }) => void attempts.push(attempt);
    const worker = queue.work([{ job: note, run }], { leaseMs: 400 });
    await until(async () => (await queue.status(job.id))?.state === 'completed');
    await worker.close();
    expect(attempts).toEqual([2]);
    await close();
  });

  it('has used up the last run of a job that takes its workers with it', async () => {
    const { queue, prefix, close } = await open();
    const job = request({ attempts: 1 });
    await queue.add([job]);
    await takeAndDie(prefix);
    let ran = false;
    const worker = queue.work([{ job: note, run: async () => void (ran = true) }], { leaseMs: 400 });
    await until(async () => (await queue.status(job.id))?.state === 'failed');
    await worker.close();
    expect(ran).toBe(false);
    expect((await queue.status(job.id))?.error).toContain('stopped during the last run');
    await close();
  });
});

describe.skipIf(url === undefined)('without Redis', () => {
  const behindProxy = async (rewrite?: (answer: Buffer) => Buffer) => {
    const behind = new URL(url ?? '');
    const proxy = await tcpProxy({ host: behind.hostname, port: Number(behind.port || 6379) }, rewrite);
    behind.hostname = '127.0.0.1';
    behind.port = String(proxy.port);
    return { proxy, url: behind.href };
  };

  it('a request fails soon, the outage is told, and work goes on when Redis is back', async () => {
    const { proxy, url: behind } = await behindProxy();
    const errors: unknown[] = [];
    const prefix = `coursewright-test-${randomUUID()}`;
    const options = { url: behind, prefix, onError: (error: unknown) => errors.push(error) };
    const { queue, close } = await openBullmqJobQueue(options);
    const ran: unknown[] = [];
    queue.work([{ job: note, run: async ({ text }) => void ran.push(text) }]);
    await queue.add([request({ payload: { text: 'before' } })]);
    await until(() => ran.length === 1);
    await proxy.cut();
    const lost = request({ payload: { text: 'after' } });
    await expect(queue.add([lost])).rejects.toMatchObject({ code: 'unavailable' });
    await proxy.mend();
    await until(() =>
      queue.add([lost]).then(
        () => true,
        () => false,
      ),
    );
    await until(() => ran.length === 2);
    expect(ran).toEqual(['before', 'after']);
    expect(errors.length).toBeGreaterThan(0);
    // One of the queue, one of the worker; not one an attempt to reconnect.
    expect(errors.length).toBeLessThanOrEqual(2);
    for (const error of errors) expect(error).toMatchObject({ code: 'unavailable' });
    await proxy.cut();
    // Between two attempts to connect a client does not end by itself.
    await sleep(300);
    await close();
  });

  it('refuses a server that drops keys when its memory is full', async () => {
    const { proxy, url: behind } = await behindProxy((answer) => {
      return Buffer.from(
        answer.toString('latin1').replace('policy:noeviction', 'policy:allkeyslru'),
        'latin1',
      );
    });
    const opening = openBullmqJobQueue({ url: behind, onError: () => undefined });
    await expect(opening).rejects.toMatchObject({
      code: 'not_configured',
      detail: expect.stringContaining('maxmemory-policy noeviction'),
    });
    await proxy.close();
  });

  it('says that it does not answer, and refuses an address that is none', async () => {
    const { proxy, url: behind } = await behindProxy();
    await proxy.close();
    const onError = () => undefined;
    await expect(openBullmqJobQueue({ url: behind, onError })).rejects.toMatchObject({ code: 'unavailable' });
    await expect(openBullmqJobQueue({ url: 'http://x', onError })).rejects.toMatchObject({
      code: 'not_configured',
    });
  });
});
