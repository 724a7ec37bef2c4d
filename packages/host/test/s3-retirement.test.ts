import { publishedTables } from '@coursewright/analytics';
import { systemClock } from '@coursewright/core';
import { serviceUrl, testBucket } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from '../src/testing/test-host.ts';

const endpoint = serviceUrl('s3');
const timeout = 90_000;

describe.skipIf(endpoint === undefined)('retirement where the log is in S3', () => {
  let bucket: Awaited<ReturnType<typeof testBucket>>;
  let host: TestHost;
  beforeAll(async () => {
    bucket = await testBucket(endpoint ?? '', { own: true });
    const analytics = { live: true, hadoop: { settings: {}, node: 'node' } };
    host = await openTestHost({ clock: systemClock }, { settings: { analytics, s3: bucket.options } });
  }, timeout);
  afterAll(async () => {
    await host.close();
    await bucket.close();
  }, timeout);

  const names = async () => {
    const table = publishedTables.find(({ name }) => name === 'module_engagement');
    if (table === undefined) throw new Error('There is such a table.');
    const rows = await host.deps.analytics.tables.read((view) => view.rows(table, { where: [] }));
    return [...new Set(rows.map((row) => row['username']))];
  };
  const answer = async ({ id: userId, username }: TestHost['learner']) => {
    const origin = {
      source: 'server',
      userId,
      username,
      session: 's',
      ip: '203.0.113.9',
      agent: 'A',
      host: '',
    } as const;
    const rest = { referer: '', acceptLanguage: '', path: '/', page: null };
    await host.engine.learners.enroll({ userId, courseKey: host.courseKey }, { ...origin, ...rest });
    await host.engine.learning.act(
      { userId, usageKey: host.problem, action: 'submit', input: { answers: host.answers } },
      { ...origin, ...rest },
    );
  };

  it(
    'takes a person out of every object, and out of the tables that are counted from them, and leaves others',
    async () => {
      await answer(host.learner);
      await answer(host.other);
      await expect.poll(names, { timeout }).toEqual(['ana', 'ben']);
      const before = await bucket.logLines();
      expect(before.join('\n')).toContain('"username":"ana"');
      const { userId, username } = await host.deps.retirements.retire('ana');
      await expect
        .poll(async () => (await bucket.logLines()).join('\n'), { timeout, interval: 500 })
        .not.toMatch(/\bana\b/);
      await expect.poll(names, { timeout }).toEqual(['ben', username]);
      const after = await bucket.logLines();
      const idsOf = (lines: readonly string[]) => lines.map((line) => String(JSON.parse(line).id));
      expect(idsOf(after).slice(0, before.length)).toEqual(idsOf(before));
      expect(after.filter((line) => line.includes('"username":"ben"'))).toEqual(
        before.filter((line) => line.includes('"username":"ben"')),
      );
      expect((await host.deps.retirements.of(userId)).lines).toBeGreaterThan(2);
    },
    3 * timeout,
  );
});
