import type { Clock, GradeChange, Outgoing } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import { scoreTargets } from './score-targets.ts';
import { enqueueSending } from './send-scores.job.ts';

/**
 * In the transaction that stores the grades: each score that may have changed waits in the outbox, and a job for each
 * platform. Who teaches in a course has no grade there: platforms refuse it.
 */
export async function enqueueScores(
  { clock }: { readonly clock: Clock },
  tx: LtiStores & Outgoing,
  change: GradeChange,
): Promise<void> {
  const { userId } = change;
  const visits = await tx.ltiLinks.gradedVisits(userId);
  const links = visits.filter(({ teaches }) => !teaches).map(({ link }) => link);
  for (const registrationId of new Set(links.map((link) => link.registrationId))) {
    const registration = await tx.ltiRegistrations.registration(registrationId);
    if (registration === undefined) continue;
    const own = links.filter((link) => link.registrationId === registrationId);
    const targets = scoreTargets(registration.grades, own, change);
    for (const { id: linkId, usageKey, column } of targets) {
      if (column !== undefined) await tx.ltiColumns.announceColumn(column);
      await tx.ltiScores.enqueueScore({ linkId, userId, registrationId, usageKey, now: clock.now() });
    }
    if (targets.length > 0) await enqueueSending(tx, registrationId);
  }
}
