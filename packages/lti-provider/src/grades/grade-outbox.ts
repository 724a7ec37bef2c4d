import { CoreError, type Outgoing, type Page, type PageRequest, type Records } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import { completeScoresJob } from './complete-scores.ts';
import type { GradeColumn } from './column-store.port.ts';
import type { Courier } from './courier-store.port.ts';
import type { OutboxScore, ScoreSelection, ScoreState } from './score-store.port.ts';
import { enqueueSending } from './send-scores.job.ts';

/** Scores on their way to one platform, by link and user; `state` absent = in every state. */
export function gradeOutbox(
  records: Records<LtiStores>,
  {
    registrationId,
    ...request
  }: PageRequest & { readonly registrationId: string; readonly state?: ScoreState },
): Promise<Page<OutboxScore>> {
  return records.read(({ ltiScores }) => ltiScores.outbox(registrationId, request));
}

export interface GradeSituation {
  readonly counts: Readonly<Record<ScoreState, number>>;
  /** How the platform answers; `pausedUntil` while it is left alone, and why. */
  readonly courier: Courier;
}

/** How many scores are in each state for one platform, and how it is doing. */
export function gradeSituation(records: Records<LtiStores>, registrationId: string): Promise<GradeSituation> {
  return records.read(async ({ ltiScores, ltiCouriers }) => ({
    counts: await ltiScores.scoreCounts(registrationId),
    courier: await ltiCouriers.courier(registrationId),
  }));
}

/** The line items that we look after at one platform, by id. */
export function gradeColumnsOf(
  records: Records<LtiStores>,
  { registrationId, ...page }: PageRequest & { readonly registrationId: string },
): Promise<Page<GradeColumn>> {
  return records.read(({ ltiColumns }) => ltiColumns.columns(registrationId, page));
}

/**
 * Sends the newest scores anew: of a platform, or of one link or column, or of one learner there. A pause of the platform
 * ends. Gives how many wait now; those that were never enqueued follow by a job. Throws `bad_input` where nothing is named.
 */
export async function resync(
  {
    records,
    clock,
  }: { readonly records: Records<LtiStores>; readonly clock: { readonly now: () => number } },
  selection: ScoreSelection,
): Promise<number> {
  const { registrationId, linkId } = selection;
  if (registrationId === undefined && linkId === undefined) {
    throw new CoreError('bad_input', 'Say which platform or which link.', { data: { field: 'linkId' } });
  }
  return records.transaction(async (tx) => {
    const { count, registrationIds } = await tx.ltiScores.enqueueAgain(selection, clock.now());
    const all = new Set([...registrationIds, ...(registrationId === undefined ? [] : [registrationId])]);
    for (const id of all) {
      await endPause(tx, id);
      await enqueueSending(tx, id);
    }
    await tx.jobs.enqueue(completeScoresJob, { ...selection });
    return count;
  });
}

async function endPause(tx: LtiStores & Outgoing, registrationId: string): Promise<void> {
  const { pausedUntil, reason: _why, ...courier } = await tx.ltiCouriers.courier(registrationId);
  if (pausedUntil !== undefined) await tx.ltiCouriers.putCourier(registrationId, courier);
}
