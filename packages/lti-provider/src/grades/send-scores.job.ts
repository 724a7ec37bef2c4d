import { defineJob, type Instant, type JobQueue, type Outgoing } from '@coursewright/core';
import { z } from 'zod';

/** Carries what is due to one platform. */
export const sendScoresJob = defineJob({
  name: 'lti.send-scores',
  payload: z.object({ registrationId: z.string() }),
});

/** Looks for scores that are due and for which no job is on its way: a queue may have lost it. */
export const sweepScoresJob = defineJob({ name: 'lti.sweep-scores', payload: z.object({}) });

/** What is changed within this time goes together. */
const gatherMs = 250;

/** In the transaction that enqueued scores. */
export async function enqueueSending(tx: Outgoing, registrationId: string): Promise<void> {
  const deduplicationId = `${sendScoresJob.name} ${registrationId}`;
  await tx.jobs.enqueue(sendScoresJob, { registrationId }, { delayMs: gatherMs, deduplicationId });
}

/** One for each second: a job that waits for long holds up none that is to come soon. */
export async function enqueueSendingAt(
  tx: Outgoing,
  registrationId: string,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): Promise<void> {
  const deduplicationId = `${sendScoresJob.name} ${registrationId} at ${Math.ceil(at / 1_000_000)}`;
  const delayMs = Math.max(0, Math.ceil((at - now) / 1000));
  await tx.jobs.enqueue(sendScoresJob, { registrationId }, { delayMs, deduplicationId });
}

/** Has the queue look for them every minute; of several processes that say so, it is one repetition. */
export async function scheduleSweep(jobs: Pick<JobQueue, 'repeat'>): Promise<void> {
  const { name } = sweepScoresJob;
  await jobs.repeat({ key: name, everyMs: 60_000, job: { name, payload: {}, attempts: 1, backoffMs: 1000 } });
}
