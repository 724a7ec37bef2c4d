import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import { CoreError } from '../shared/core-error.ts';
import { enqueueGradeUpdate } from './enqueue-grade-update.ts';
import type { ProblemScore } from './problem-score.ts';

export interface NewScore extends Pick<
  ProblemScore,
  'userId' | 'courseKey' | 'usageKey' | 'earned' | 'possible' | 'at' | 'commit'
> {
  /** False only where the block itself says `graded="false"`; default true. */
  readonly graded?: boolean;
}

/**
 * Stores a problem's score in the caller's transaction and has the grades above it follow. A score that was judged before
 * the stored one changes nothing; one of the same points grades nothing anew. Throws `bad_input` for points that are no
 * numbers, `conflict` when another transaction was first.
 */
export async function recordScore(
  tx: Pick<CoreStores, 'scores' | 'grades'> & Outgoing,
  { graded = true, ...score }: NewScore,
): Promise<void> {
  checkPoints(score);
  const { userId, courseKey, usageKey, earned, possible, at } = score;
  const before = await tx.scores.holdScore(userId, usageKey);
  if (before !== undefined && before.at > at) return;
  const same = before?.earned === earned && before.possible === possible && before.graded === graded;
  const from = before?.version ?? 0;
  const next: ProblemScore = same
    ? { ...before, ...score }
    : {
        ...score,
        graded,
        version: from + 1,
        changed: Math.max(at, (before?.changed ?? 0) + 1),
        pending: true,
      };
  if (!(await tx.scores.putScore(next, from))) {
    throw new CoreError('conflict', `The score in ${usageKey} was changed at the same time.`);
  }
  if (!same) await enqueueGradeUpdate(tx, { userId, courseKey, at });
}

function checkPoints({
  earned,
  possible,
  usageKey,
}: Pick<ProblemScore, 'earned' | 'possible' | 'usageKey'>): void {
  if (Number.isFinite(earned) && Number.isFinite(possible)) return;
  throw new CoreError('bad_input', `${usageKey} cannot be scored with ${earned} of ${possible} points.`);
}
