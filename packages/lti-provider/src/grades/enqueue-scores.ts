import type { Clock, GradeChange, Outgoing } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import { scoreTargets, type ScoreTarget } from './score-targets.ts';
import { enqueueSending } from './send-scores.job.ts';

/** A learner's grades of a course, of which some may have changed. */
export type ChangedGrades = Pick<GradeChange, 'userId' | 'courseKey' | 'usageKeys' | 'subsections'>;

/**
 * In the transaction that stores the grades: each score that may have changed waits in the outbox, and a job for each
 * platform. Who teaches in a course has no grade there: platforms refuse it. `missing`: only those that never waited.
 */
export async function enqueueScores(
  { clock }: { readonly clock: Clock },
  tx: LtiStores & Outgoing,
  { userId, ...change }: ChangedGrades,
  { missing = false }: { readonly missing?: boolean } = {},
): Promise<void> {
  const visits = await tx.ltiLinks.gradedVisits(userId);
  const links = visits.filter(({ teaches }) => !teaches).map(({ link }) => link);
  for (const registrationId of new Set(links.map((link) => link.registrationId))) {
    const registration = await tx.ltiRegistrations.registration(registrationId);
    const own = links.filter((link) => link.registrationId === registrationId);
    let enqueued = false;
    for (const target of scoreTargets(registration?.grades ?? 'none', own, change)) {
      const { id: linkId, usageKey, column } = target;
      if (await isServed(tx, target)) continue;
      if (missing && (await tx.ltiScores.outcome(linkId, userId)) !== undefined) continue;
      if (column !== undefined) await tx.ltiColumns.announceColumn(column);
      await tx.ltiScores.enqueueScore({ linkId, userId, registrationId, usageKey, now: clock.now() });
      enqueued = true;
    }
    if (enqueued) await enqueueSending(tx, registrationId);
  }
}

/** Whether the line item of a link is the column's too: one that was made before the link goes on getting every grade. */
async function isServed({ ltiColumns }: LtiStores, { id, servedBy }: ScoreTarget): Promise<boolean> {
  if (servedBy === undefined) return false;
  const { lineItemUrl = servedBy } = (await ltiColumns.column(id)) ?? {};
  return lineItemUrl === servedBy;
}
