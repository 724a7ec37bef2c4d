import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serviceUrl, testBucket } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeringLearners, type AnsweringLearners } from './killed-analytics/answering-learners.ts';
import { comparedTables } from './killed-analytics/compared-tables.ts';
import { expectEachOnce } from './killed-analytics/expect-each-once.ts';
import { hostConfigIn } from '../src/testing/host-config-in.ts';
import { checksIn, savesIn } from './killed-analytics/logged-checks.ts';
import { uploadPoints, watchUploads, type UploadWatch } from './killed-analytics/upload-watch.ts';

const endpoint = serviceUrl('s3');
/** Milliseconds, on a machine that does much else. */
const timeout = 600_000;
/** What a host has to carry until it is killed: so much that the log's next object is sent in parts. */
const much = { answers: 20, saves: { times: 30, length: 2_000_000 } };

describe.skipIf(endpoint === undefined)('a host that is killed while its log goes to S3', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-killed-upload-'));
  let bucket: Awaited<ReturnType<typeof testBucket>>;
  let watch: UploadWatch;
  let world: AnsweringLearners;
  let tables: ReturnType<typeof comparedTables>;

  beforeAll(async () => {
    bucket = await testBucket(endpoint ?? '', { own: true });
    watch = await watchUploads(endpoint ?? '');
    const config = hostConfigIn(folder, { s3: { ...bucket.options, endpoint: watch.endpoint } });
    tables = comparedTables(config, folder);
    world = await answeringLearners(config);
  }, timeout);
  afterAll(async () => {
    await watch.close();
    await bucket.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'leaves everything in the log once that was acknowledged, and the tables of a fresh run',
    async () => {
      for (const point of uploadPoints) {
        const host = await world.start(much);
        await new Promise<void>((resolve, reject) => {
          watch.stopAt(point, () => host.kill().then(resolve, reject));
        });
      }
      const host = await world.start({ answers: 40 });
      await host.done;
      await world.carried();
      await expect.poll(tables.differences, { timeout: 120_000, interval: 2000 }).toEqual([]);
      await host.end();
      const lines = await bucket.logLines();
      expectEachOnce(checksIn(lines), world);
      const saves = savesIn(lines);
      const logged = new Set(saves);
      expect(logged.size).toBe(saves.length);
      expect([...world.saved].filter((one) => !logged.has(one))).toEqual([]);
      expect(world.saved.size).toBeGreaterThan(uploadPoints.length * 5);
      expect([...watch.passed.keys()].toSorted()).toEqual(uploadPoints.toSorted());
      expect((await tables.contents()).get('answer_distribution')?.length).toBeGreaterThan(0);
    },
    timeout,
  );

  it('leaves no part of an upload that nobody goes on with', async () => {
    const { s3, client, options } = bucket;
    const { Uploads = [] } = await client.send(
      new s3.ListMultipartUploadsCommand({ Bucket: options.bucket }),
    );
    expect(Uploads).toEqual([]);
  });
});
