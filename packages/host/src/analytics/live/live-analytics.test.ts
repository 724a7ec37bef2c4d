import { publishedTables } from '@coursewright/analytics';
import { serverOrigin, systemClock } from '@coursewright/core';
import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, type RunningHost } from '../../start-host.ts';
import { noWidgets } from '../../testing/no-widgets.ts';
import { openTestHost, type TestHost } from '../../testing/test-host.ts';
import { readLiveStatus } from './live-status.ts';

/** Milliseconds, on a machine that does much else. */
const timeout = 60_000;
const analytics = { live: true, hadoop: { settings: {}, node: 'node' } };

onEachDatabase({ afterAll, describe, it, expect }, (target) =>
  describe(`live analytics: ${target.name}`, () => {
    let host: TestHost;
    let place: Awaited<ReturnType<typeof target.open>>;
    beforeAll(async () => {
      place = await target.open('live analytics');
      const database = 'url' in place.target ? { mysqlUrl: place.target.url } : {};
      host = await openTestHost({ clock: systemClock }, { settings: { analytics, ...database } });
    }, timeout);
    afterAll(async () => {
      await host.close();
      await place.close();
    });

    const answer = async (userId: number) => {
      await host.engine.learners.enroll({ userId, courseKey: host.courseKey }, serverOrigin);
      await host.engine.learning.act(
        { userId, usageKey: host.problem, action: 'submit', input: { answers: host.answers } },
        serverOrigin,
      );
    };
    const rows = (name: string) => {
      const table = publishedTables.find((one) => one.name === name);
      if (table === undefined) throw new Error(`There is no table ${name}.`);
      return host.deps.analytics.tables.read((view) => view.rows(table, { where: [] }));
    };
    const lagOf = async (of: Pick<RunningHost, 'composed'>) => {
      const text = await of.composed.metrics.text();
      return /^coursewright_analytics_live (\d)/m.exec(text)?.[1];
    };

    it('brings what learners do into the tables, with what the host knows of learners and courses', async () => {
      await answer(host.learner.id);
      const answers = async () =>
        (await rows('answer_distribution')).map((row) => row['last_response_count']);
      await expect.poll(answers, { timeout }).toEqual([1]);
      await expect
        .poll(async () => (await rows('grade_distribution')).map((row) => row['count']), { timeout })
        .toEqual([1]);
      const [meta] = await rows('course_meta_summary_enrollment');
      expect(meta).toMatchObject({ course_id: host.courseKey, count: 1, availability: 'Current' });
      expect(await lagOf({ composed: host.deps })).toBe('1');
      await expect.poll(() => readLiveStatus(host.config.data)?.settled ?? 0, { timeout }).toBeGreaterThan(0);
      expect(await host.deps.analytics.lag()).toBeGreaterThanOrEqual(0);
    }, 120_000);

    it('is kept by one process at a time, and by another when that one ends', async () => {
      const second = await startHost(
        { ...host.config, port: 0 },
        { clock: systemClock, log: host.deps.log, widgets: noWidgets },
      );
      try {
        expect(await lagOf(second)).toBe('0');
        // It does not keep the tables, and knows all the same how far they are.
        await expect.poll(() => second.composed.analytics.lag(), { timeout }).toBe(0);
        await host.composed.close();
        await expect.poll(() => lagOf(second), { timeout }).toBe('1');
      } finally {
        await second.close();
      }
    }, 120_000);
  }),
);
