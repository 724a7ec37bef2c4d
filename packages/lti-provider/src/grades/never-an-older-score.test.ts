import { array, assert, asyncProperty, boolean, constantFrom, integer, nat, record } from 'fast-check';
import { CoreError, systemIds, type ItemScore } from '@coursewright/core';
import { testRecords } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ltiModule } from '../adapters/sql/lti-module.ts';
import { carryScoresHandlers } from './carry-scores.ts';
import type { ResourceLink } from './link-store.port.ts';
import type { PostScore } from './post-score.ts';
import { sendScoresJob } from './send-scores.job.ts';
import { ServiceFailure } from './service-failure.ts';

const sent = z.object({ scoreGiven: z.number(), timestamp: z.string() });
/** What becomes of one post: it arrives, or not, and the tool hears of it, or not; later or sooner. */
const fate = record({
  arrives: boolean(),
  answer: constantFrom('ok', 'lost', 'busy', 'later', 'token'),
  ticks: nat(4),
});
const second = 1_000_000;

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
        // How far apart the clocks of two processes go: one takes the other for dead.
        integer({ min: 0, max: 40 }),
        async (fates, changes, reads, apart) => {
          run += 1;
          const { records } = opened;
          const registrationId = `r${run}`;
          const place = { linkId: `link-${run}`, userId: 7 };
          let now = 1_700_000_000 * second;
          const link: ResourceLink = {
            id: place.linkId,
            registrationId,
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
            await tx.ltiUsers.keepAccount(registrationId, 'ada', 7);
          });
          const score = { version: 0 };
          const arrived: z.infer<typeof sent>[] = [];
          const gradebook = { value: -1, time: 0 };
          const postScore: PostScore = async (_registration, _url, document) => {
            const { arrives, answer, ticks } = fates.shift() ?? { arrives: true, answer: 'ok', ticks: 0 };
            await ticksOf(ticks);
            const posted = sent.parse(document);
            const time = Date.parse(posted.timestamp);
            if (arrives || answer === 'ok') {
              arrived.push(posted);
              // AGS §3.4.3: the platform keeps the latest by timestamp.
              if (time > gradebook.time) Object.assign(gradebook, { value: posted.scoreGiven, time });
            }
            if (answer === 'lost') throw new CoreError('unavailable', 'no answer');
            if (answer !== 'ok') throw new ServiceFailure(answer, answer);
          };
          const handler = (ahead: number) => {
            const [send] = carryScoresHandlers({
              records,
              clock: { now: () => now + ahead * second },
              ids: systemIds,
              grading: {
                itemScore: async (): Promise<ItemScore> => {
                  const { version } = score;
                  await ticksOf(reads.shift() ?? 0);
                  return { earned: version, possible: 100, version, changed: 1 };
                },
              },
              versions: { published: () => Promise.reject(new Error('not asked')) },
              registrations: { byId: async () => ({ id: registrationId, state: 'active' }) },
              postScore,
            } as unknown as Parameters<typeof carryScoresHandlers>[0]);
            if (send?.job !== sendScoresJob) throw new Error('The first is the sending.');
            return send;
          };
          const [one, other] = [handler(0), handler(apart)];
          const context = {
            id: 'j',
            attempt: 1,
            signal: new AbortController().signal,
            progress: async () => undefined,
          };
          const work = (index: number) => (index % 2 === 0 ? one : other).run({ registrationId }, context);
          const jobs: Promise<void>[] = [];
          for (let change = 0; change < changes; change += 1) {
            score.version += 1;
            await records.transaction(({ ltiScores }) =>
              ltiScores.enqueueScore({ ...place, registrationId, usageKey: 'u', now }),
            );
            jobs.push(work(change));
            if (change % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
          }
          await Promise.all(jobs);
          const outcome = () =>
            records.read(({ ltiScores }) => ltiScores.outcome(place.linkId, place.userId));
          // The queue comes back when it is due.
          for (let again = 0; again < 40 && (await outcome())?.state === 'waiting'; again += 1) {
            now += 600 * second;
            await work(again);
          }

          expect(await outcome()).toMatchObject({ state: 'sent', sentVersion: score.version });
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
