import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverOrigin } from '@coursewright/core';
import { forgetJobs, serviceUrl, testBucket } from '@coursewright/core/testing';
import { MongoClient } from 'mongodb';
import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { composeHost, openStores } from '../compose.ts';
import { readConfig } from '../config.ts';
import { noWidgets } from '../testing/no-widgets.ts';
import { runTestCli } from '../testing/test-cli.ts';
import { testCourse, writeTestCourse } from '../testing/test-course.ts';

const [mysql, mongodb, redis, s3] = (['mysql', 'mongodb', 'redis', 's3'] as const).map(serviceUrl);
const missing = [mysql, mongodb, redis, s3].includes(undefined);

/** Places of their own on every service, emptied at the end. */
async function openPlaces() {
  const name = `coursewright_move_${randomUUID().slice(0, 8)}`;
  const bucket = await testBucket(s3 ?? '');
  const { Bucket, ...credentials } = {
    Bucket: `move-${randomUUID()}`,
    COURSEWRIGHT_S3_ACCESS_KEY_ID: bucket.options.credentials.accessKeyId,
    COURSEWRIGHT_S3_SECRET_ACCESS_KEY: bucket.options.credentials.secretAccessKey,
  };
  await bucket.client.send(new bucket.s3.CreateBucketCommand({ Bucket }));
  const admin = await createConnection({ uri: mysql ?? '' });
  await admin.query(`CREATE DATABASE ${name}`);
  const mongodbUrl = (mongodb ?? '').replace(/^(mongodb:\/\/[^/]*)\/?[^?]*/, `$1/${name}`);
  const mysqlUrl = Object.assign(new URL(mysql ?? ''), { pathname: `/${name}` }).href;
  return {
    env: {
      COURSEWRIGHT_MYSQL_URL: mysqlUrl,
      COURSEWRIGHT_MONGODB_URL: mongodbUrl,
      COURSEWRIGHT_REDIS_URL: redis ?? '',
      COURSEWRIGHT_S3_ENDPOINT: s3 ?? '',
      COURSEWRIGHT_S3_BUCKET: Bucket,
      ...credentials,
    },
    close: async () => {
      await forgetJobs(redis ?? '', { url: mysqlUrl });
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
      const client = await MongoClient.connect(mongodbUrl);
      await client.db().dropDatabase();
      await client.close();
      const { Contents = [] } = await bucket.client.send(new bucket.s3.ListObjectsV2Command({ Bucket }));
      for (const { Key } of Contents)
        await bucket.client.send(new bucket.s3.DeleteObjectCommand({ Bucket, Key }));
      await bucket.client.send(new bucket.s3.DeleteBucketCommand({ Bucket }));
      await bucket.close();
    },
  };
}

it.skipIf(missing)(
  'moves a host from its folder to the services and back: the same versions, grades, rows and events',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-move-'));
    const places = await openPlaces();
    const secret = {
      COURSEWRIGHT_SECRET: 'a secret of at least thirty-two characters',
      PORT: '0',
      LOG_LEVEL: 'error',
    };
    const at = (name: string) => ({ ...secret, COURSEWRIGHT_DATA: path.join(folder, name) });
    const there = { ...at('there'), ...places.env };
    const open = (env: Record<string, string>) =>
      composeHost({ ...readConfig(env), publicUrl: 'http://127.0.0.1:4000' }, { widgets: noWidgets });
    const { courseKey, problem: usageKey, answers } = testCourse;
    const contents = async (env: Record<string, string>) => {
      const host = await open(env);
      const stores = await openStores(readConfig(env));
      const rows: string[] = [];
      const end = await stores.dump.dump(async ({ table, rows: some }) => {
        rows.push(
          ...some.map(
            (row) =>
              `${table} ${JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)))}`,
          ),
        );
      });
      const events: string[] = [];
      for await (const { lines } of stores.eventLog.read(end)) events.push(...lines);
      const { items } = await host.engine.grading.gradebook(courseKey, { limit: 10 });
      const { bytes } = await host.engine.courses.file(courseKey, 'static/numbers.bin');
      const found = {
        rows: rows.toSorted(),
        events,
        items,
        file: Buffer.from(bytes).toString(),
        roots: await stores.courseStore.listRoots(),
      };
      await stores.close();
      await host.close();
      return found;
    };
    try {
      const host = await open(at('here'));
      await host.start();
      await host.engine.courses.import({ source: writeTestCourse(path.join(folder, 'olx')), author: 'test' });
      const { id: userId } = await host.engine.learners.createAccount({
        username: 'ana',
        email: '',
        name: 'ANA 😀',
        kind: 'lti',
      });
      await host.engine.learners.enroll({ userId, courseKey }, serverOrigin);
      await host.engine.learning.act(
        { userId, usageKey, action: 'submit', input: { answers } },
        serverOrigin,
      );
      await host.close();
      const before = await contents(at('here'));
      expect(before.events.length).toBeGreaterThan(2);
      expect(before.items).toHaveLength(1);
      const settings = path.join(folder, 'there.env');
      writeFileSync(
        settings,
        Object.entries(there)
          .map(([name, value]) => `${name}='${value}'\n`)
          .join(''),
      );
      const to = await runTestCli(['data', 'move', '--to-settings', settings], { env: at('here') });
      expect(to).toMatchObject({ code: 0, err: '' });
      expect(await contents(there)).toEqual(before);
      const twice = await runTestCli(['data', 'move', '--to-settings', settings], { env: at('here') });
      expect(twice.code).toBe(1);
      const back = await runTestCli(['data', 'move', '--to', path.join(folder, 'back')], { env: there });
      expect(back).toMatchObject({ code: 0, err: '' });
      expect(await contents(at('back'))).toEqual(before);
    } finally {
      await places.close();
      rmSync(folder, { recursive: true });
    }
  },
);
