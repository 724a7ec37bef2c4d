import type { GradeChange, Outgoing } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import { sendScoreId, sendScoreJob } from './send-score.job.ts';

/** In the transaction that stores the grades: a job for each link whose score may have changed. */
export async function enqueueScores(tx: LtiStores & Outgoing, change: GradeChange): Promise<void> {
  const { userId } = change;
  for (const { id: linkId } of await tx.ltiLinks.gradedLinks(userId, change.usageKeys)) {
    const payload = { linkId, userId };
    await tx.jobs.enqueue(sendScoreJob, payload, { deduplicationId: sendScoreId(payload) });
  }
}
