import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import { enqueueGradeUpdate } from './enqueue-grade-update.ts';

interface ScoreMove {
  readonly from: number;
  readonly to: number;
  /** In each of which `to` has no score. */
  readonly usageKeys: readonly string[];
  readonly at: Instant;
}

/** Gives one learner's scores to another and has the grades of both follow. */
export async function moveScores(
  tx: Pick<CoreStores, 'scores' | 'grades'> & Outgoing,
  { from, to, usageKeys, at }: ScoreMove,
): Promise<void> {
  const courseKeys = new Set<string>();
  for (const usageKey of usageKeys) {
    const score = await tx.scores.score(from, usageKey);
    if (score === undefined) continue;
    await tx.scores.moveScore(from, to, usageKey);
    courseKeys.add(score.courseKey);
  }
  for (const courseKey of courseKeys) {
    await enqueueGradeUpdate(tx, { userId: from, courseKey, at });
    await enqueueGradeUpdate(tx, { userId: to, courseKey, at });
  }
}
