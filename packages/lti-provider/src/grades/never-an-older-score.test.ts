import { array, assert, asyncProperty, boolean, constantFrom, integer, nat, record } from 'fast-check';
import { CoreError, type ItemScore } from '@coursewright/core';
import { testRecords } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ltiModule } from '../adapters/sql/lti-module.ts';
import type { GradeService } from './grade-service.ts';
import type { ResourceLink } from './link-store.port.ts';
import { sendScoreHandler } from './send-score.ts';
import { ServiceFailure } from './service-failure.ts';

const sent = z.object({ scoreGiven: z.number(), timestamp: z.string() });
/** What becomes of one post: it arrives, or not, and the tool hears of it, or not; later or sooner. */
const fate = record({
  arrives: boolean(),
  answer: constantFrom('ok', 'lost', 'busy', 'token'),
  ticks: nat(4),
});

async function ticksOf(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('of scores that go through a bad network', () => {
  let opened: Awaited<ReturnType<typeof open>>;
  const open = () => testRecords([ltiModule]);
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it('the newest is what stays, times only rise, and nothing is sent again after it arrived', async () => {
    let run = 0;
    await assert(
      asyncProperty(
        array(fate, { minLength: 1, maxLength: 12 }),
        integer({ min: 1, max: 6 }),
        array(nat(6), { maxLength: 12 }),
        async (fates, changes, reads) => {
          run += 1;
          const { records } = opened;
          const place = { linkId: `link-${run}`, userId: 7 };
          const link: ResourceLink = {
            id: place.linkId,
            registrationId: 'r',
            deploymentId: '1',
            resourceLinkId: 'x',
            courseKey: 'c',
            usageKey: 'u',
            lineItemUrl: `https://lms.example/${run}`,
            lineItemMade: false,
            scopes: [],
          };
          await records.transaction(async (tx) => {
            await tx.ltiLinks.putLink(link);
            await tx.ltiLinks.putLinkUser({ ...place, subject: 'ada', teaches: false });
          });
          const score = { version: 0 };
          const arrived: z.infer<typeof sent>[] = [];
          const gradebook = { value: -1, time: 0 };
          const service: Pick<GradeService, 'postScore'> = {
            postScore: async (_registration, _url, document) => {
              const { arrives, answer, ticks } = fates.shift() ?? { arrives: true, answer: 'ok', ticks: 0 };
              for (let tick = 0; tick < ticks; tick += 1)
                await new Promise((resolve) => setImmediate(resolve));
              const posted = sent.parse(document);
              const time = Date.parse(posted.timestamp);
              if (arrives || answer === 'ok') {
                arrived.push(posted);
                // AGS §3.4.3: the platform keeps the latest by timestamp.
                if (time > gradebook.time) Object.assign(gradebook, { value: posted.scoreGiven, time });
              }
              if (answer === 'lost') throw new CoreError('unavailable', 'no answer');
              if (answer !== 'ok') throw new ServiceFailure(answer === 'busy' ? 'later' : 'token', answer);
            },
          };
          const handler = (/* two processes */) =>
            sendScoreHandler({
              ...opened,
              grading: {
                itemScore: async (): Promise<ItemScore> => {
                  const { version } = score;
                  await ticksOf(reads.shift() ?? 0);
                  return { earned: version, possible: 100, version, changed: 1 };
                },
              },
              versions: { published: () => Promise.reject(new Error('not asked')) },
              registrations: { byId: async () => ({ id: 'r' }) },
              gradeService: service,
            } as unknown as Parameters<typeof sendScoreHandler>[0]);
          const [one, other] = [handler(), handler()];
          const context = {
            id: 'j',
            attempt: 1,
            signal: new AbortController().signal,
            progress: async () => undefined,
          };
          const work = (index: number) =>
            (index % 2 === 0 ? one : other).run(place, context).then(
              () => true,
              () => false,
            );
          const jobs: Promise<boolean>[] = [];
          for (let change = 0; change < changes; change += 1) {
            score.version += 1;
            jobs.push(work(change));
            if (change % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
          }
          await Promise.all(jobs);
          // The queue runs what failed again.
          for (let again = 0; again < 20 && !(await work(again)); again += 1);

          expect(gradebook.value).toBe(score.version);
          const times = new Set(arrived.map(({ timestamp }) => timestamp));
          expect(times.size).toBe(arrived.length);
          const byTime = [...arrived].sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
          const values = byTime.map(({ scoreGiven }) => scoreGiven);
          expect(values).toEqual([...values].sort((a, b) => a - b));
          const before = arrived.length;
          await work(0);
          expect(arrived.length).toBe(before);
        },
      ),
      { numRuns: 60, seed: 20 },
    );
  });
});
