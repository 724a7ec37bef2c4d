import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publishedTables } from '@coursewright/analytics';
import { serverOrigin, systemClock } from '@coursewright/core';
import { serviceUrl, testBucket } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from '../src/testing/test-host.ts';
import { runCoursewright } from './run-coursewright.ts';

const endpoint = serviceUrl('s3');
/** Milliseconds, on a machine that does much else. */
const timeout = 180_000;

describe.skipIf(endpoint === undefined)('analytics of a log in S3', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-s3-analytics-'));
  let bucket: Awaited<ReturnType<typeof testBucket>>;
  let host: TestHost;
  beforeAll(async () => {
    bucket = await testBucket(endpoint ?? '', { own: true });
    const analytics = { live: true, hadoop: { settings: {}, node: 'node' } };
    host = await openTestHost({ clock: systemClock }, { settings: { analytics, s3: bucket.options } });
    for (const { id: userId } of [host.learner, host.other]) {
      await host.engine.learners.enroll({ userId, courseKey: host.courseKey }, serverOrigin);
    }
  }, timeout);
  afterAll(async () => {
    await host.close();
    await bucket.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const answer = ({ id: userId, username }: TestHost['learner']) =>
    host.engine.learning.act(
      { userId, usageKey: host.problem, action: 'submit', input: { answers: host.answers } },
      { ...serverOrigin, userId, username },
    );
  const rightAnswers = async () => {
    const table = publishedTables.find(({ name }) => name === 'answer_distribution');
    if (table === undefined) throw new Error('There is no table of answers.');
    const rows = await host.deps.analytics.tables.read((view) => view.rows(table, { where: [] }));
    return rows.map((row) => row['last_response_count']);
  };

  it(
    'brings into the tables what learners do, object by object',
    async () => {
      await answer(host.learner);
      await expect.poll(rightAnswers, { timeout: timeout / 2 }).toEqual([1]);
      const before = (await bucket.keys()).length;
      await answer(host.other);
      await expect.poll(rightAnswers, { timeout: timeout / 2 }).toEqual([2]);
      expect((await bucket.keys()).length).toBeGreaterThan(before);
    },
    timeout,
  );

  it(
    'is counted by the command from the bucket, as the same log in a folder',
    async () => {
      const waiting = async () => (await host.deps.site.backlog()).entries;
      await expect.poll(waiting, { timeout: timeout / 2 }).toBe(0);
      const prefix = 'events/';
      for (const key of await bucket.keys()) {
        if (!key.startsWith(prefix)) continue;
        const file = path.join(folder, 'log', key.slice(prefix.length));
        mkdirSync(path.dirname(file), { recursive: true });
        const get = new bucket.s3.GetObjectCommand({ Bucket: bucket.options.bucket, Key: key });
        const { Body } = await bucket.client.send(get);
        writeFileSync(file, (await Body?.transformToByteArray()) ?? new Uint8Array());
      }
      const run = async (input: string, output: string) => {
        const args = ['analytics', 'run', '--input', input, '--output', path.join(folder, output)];
        const { code, err } = await runCoursewright(args, { env: bucketSettings() });
        expect([code, err]).toEqual([0, expect.stringMatching(/\d+ events in \d+ files?[,.]/)]);
      };
      await run(`s3://${bucket.options.bucket}/${prefix}`, 'of-bucket');
      await run(path.join(folder, 'log'), 'of-folder');
      const names = readdirSync(path.join(folder, 'of-folder'));
      expect(readdirSync(path.join(folder, 'of-bucket'))).toEqual(names);
      const read = (output: string) =>
        names.map((name) => [name, readFileSync(path.join(folder, output, name), 'utf8')]);
      expect(read('of-bucket')).toEqual(read('of-folder'));
      expect(Object.fromEntries(read('of-bucket'))['course_enrollment_daily.tsv']).toMatch(/\t2\t2\n$/);
    },
    timeout,
  );

  it(
    'says which bucket is not there',
    async () => {
      const args = ['analytics', 'run', '--input', 's3://no-such-bucket-of-ours/', '--output', folder];
      const { code, err } = await runCoursewright(args, { env: bucketSettings() });
      expect([code, err]).toEqual([78, expect.stringContaining('There is no bucket no-such-bucket-of-ours')]);
    },
    timeout,
  );

  /** How the command reaches the bucket; of a host it knows nothing. */
  function bucketSettings(): Readonly<Record<string, string>> {
    const { bucket: name, region, credentials } = bucket.options;
    return {
      COURSEWRIGHT_DATA: path.join(folder, 'no-host'),
      COURSEWRIGHT_S3_BUCKET: name,
      COURSEWRIGHT_S3_REGION: region,
      COURSEWRIGHT_S3_ENDPOINT: endpoint ?? '',
      COURSEWRIGHT_S3_ACCESS_KEY_ID: credentials.accessKeyId,
      COURSEWRIGHT_S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
  }
});
