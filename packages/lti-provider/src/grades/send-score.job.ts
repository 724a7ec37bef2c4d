import { defineJob } from '@coursewright/core';
import { z } from 'zod';

/** Brings the newest score of a learner to one link's line item. */
export const sendScoreJob = defineJob({
  name: 'lti.send-score',
  payload: z.object({ linkId: z.string(), userId: z.number() }),
  // 2 s, doubled each time: about two hours until it counts as failed.
  attempts: 12,
  backoffMs: 2000,
});

/** Of several changes that wait for the same learner and link, one sending is enough: it reads the newest score. */
export function sendScoreId({
  linkId,
  userId,
}: {
  readonly linkId: string;
  readonly userId: number;
}): string {
  return `${sendScoreJob.name} ${linkId} ${userId}`;
}
