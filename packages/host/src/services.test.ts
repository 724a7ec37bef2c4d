import { hash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { serverOrigin } from '@coursewright/core';
import { forgetJobs, serviceUrl, testBucket } from '@coursewright/core/testing';
import { MongoClient } from 'mongodb';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { openStores } from './compose/open-stores.ts';
import { serviceProbes } from './compose/service-probes.ts';
import { startHost } from './start-host.ts';
import { startWorker } from './start-worker.ts';
import { hostConfigIn } from './testing/host-config-in.ts';
import { noWidgets } from './testing/no-widgets.ts';
import { testCourse, writeTestCourse } from './testing/test-course.ts';

const [mongodb, redis, s3] = [serviceUrl('mongodb'), serviceUrl('redis'), serviceUrl('s3')];
const missing = mongodb === undefined || redis === undefined || s3 === undefined;

/** A database of its own. */
const mongodbUrl = (mongodb ?? '').replace(
  /^(mongodb:\/\/[^/]*)\/?[^?]*/,
  `$1/coursewright-test-${randomUUID()}`,
);
const redisUrl = redis ?? '';

async function open() {
  const bucket = await testBucket(s3 ?? '');
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-services-'));
  const config = hostConfigIn(folder, { mongodbUrl, redisUrl, s3: bucket.options });
  const overrides = { widgets: noWidgets, log: pino({ level: 'silent' }) };
  const events = async (): Promise<string[]> => {
    const names: string[] = [];
    for (const Key of (await bucket.keys()).filter((key) => key.includes('/events/'))) {
      const { Body } = await bucket.client.send(
        new bucket.s3.GetObjectCommand({ Bucket: bucket.bucket, Key }),
      );
      const lines = gunzipSync((await Body?.transformToByteArray()) ?? '')
        .toString()
        .trim()
        .split('\n');
      names.push(...lines.map((line) => String(JSON.parse(line).name)));
    }
    return names;
  };
  return {
    config,
    folder,
    bucket,
    events,
    host: () => startHost(config, overrides, { worker: false }),
    worker: () => startWorker(config, overrides),
    close: async () => {
      await bucket.close();
      const client = await MongoClient.connect(mongodbUrl);
      await client.db().dropDatabase();
      await client.close();
      await forgetJobs(redisUrl, { file: path.join(config.data, 'coursewright.sqlite') });
      rmSync(folder, { recursive: true });
    },
  };
}

describe.skipIf(missing)('two hosts and a worker on MongoDB, Redis and S3', () => {
  it('lets what is uploaded go to the bucket itself, and takes none of it here', async () => {
    const { host, bucket, close } = await open();
    const running = await host();
    const { uploads } = running.composed;
    const bytes = Uint8Array.from(Buffer.from('a course'));
    const file = { sha256: hash('sha256', bytes), size: bytes.length, contentType: 'application/gzip' };
    const { id, parts } = await uploads.start(file, { expiresInSeconds: 60 });
    const [{ url, headers } = { url: '', headers: {} }] = parts;
    expect(url.startsWith(bucket.options.endpoint)).toBe(true);
    expect((await fetch(url, { method: 'PUT', headers, body: bytes })).status).toBe(200);
    expect(Buffer.from(await uploads.finished(id)).toString()).toBe('a course');
    const here = await fetch(`${running.url}/uploads/${id}/1?e=9&s=x`, { method: 'PUT', body: bytes });
    expect(here.status).toBe(404);
    await running.close();
    await close();
  });

  it('take a course, an answer and its grade each where another left it, and log every event once', async () => {
    const { config, folder, bucket, events, host, worker, close } = await open();
    const [first, second] = [await host(), await host()];
    const source = writeTestCourse(path.join(folder, 'olx'));
    const { courseKey } = await first.engine.courses.import({ source, author: 'test' });
    const { id: userId } = await first.engine.learners.createAccount({
      username: 'ana',
      email: 'ana@example.org',
      name: 'Ana',
    });
    await first.engine.learners.enroll({ userId, courseKey, invited: true }, serverOrigin);
    const act = { userId, usageKey: testCourse.problem, action: 'submit' };
    const answer = await second.engine.learning.act(
      { ...act, input: { answers: testCourse.answers } },
      { ...serverOrigin, userId, username: 'ana' },
    );
    expect(answer).toMatchObject({ block: { type: 'problem' } });
    const letter = async () =>
      (await first.engine.grading.gradebook(courseKey, { limit: 10 })).items.find(
        (row) => row.userId === userId,
      )?.percent;
    expect(await letter()).not.toBeGreaterThan(0);

    const working = await worker();
    for (let tries = 0; tries < 500 && !((await letter()) ?? 0); tries += 1) await sleep(20);
    expect(await letter()).toBeGreaterThan(0);
    const { bytes } = await second.engine.courses.file(courseKey, 'static/numbers.bin');
    expect(new TextDecoder().decode(bytes)).toBe('0123456789');
    await working.close();
    await Promise.all([first.close(), second.close()]);

    expect((await events()).filter((name) => name === 'problem_check')).toEqual(['problem_check']);
    expect((await bucket.keys()).some((key) => key.includes('/files/'))).toBe(true);
    expect(readdirSync(config.data)).not.toContain('files');
    expect(existsSync(path.join(config.data, 'events'))).toBe(false);
    await close();
  });

  it('leave the jobs of another host on the same Redis alone', async () => {
    const { config, folder, close } = await open();
    const other = { ...config, data: path.join(folder, 'other') };
    for (const { data } of [config, other]) mkdirSync(data, { recursive: true });
    const [ours, theirs] = [await openStores(config), await openStores(other)];
    const job = { id: 'one', name: 'test.note', payload: {}, attempts: 1, backoffMs: 1 };
    await ours.jobs.add([job]);
    expect((await ours.jobs.counts()).jobs.waiting).toBe(1);
    expect((await theirs.jobs.counts()).jobs.waiting).toBe(0);
    expect(await theirs.jobs.status(job.id)).toBe(undefined);
    await Promise.all([ours.close(), theirs.close()]);
    await forgetJobs(config.redisUrl, { file: path.join(other.data, 'coursewright.sqlite') });
    await close();
  });

  it('are looked at by the doctor', async () => {
    const { config, close } = await open();
    const found = await Promise.all(
      serviceProbes(config).map(async ({ name, probe }) => `${name}: ${(await probe()).found}`),
    );
    expect(found).toEqual([
      expect.stringMatching(/^MongoDB: MongoDB \d/),
      expect.stringMatching(/^Redis: Redis \d/),
      expect.stringMatching(/^S3: bucket /),
    ]);
    await close();
  });
});
