import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import { updateGradesJob } from './update-grades.job.ts';

/** Notes that a learner's scores in a course have changed; their grades follow once this transaction has committed. */
export async function enqueueGradeUpdate(
  tx: Pick<CoreStores, 'grades'> & Outgoing,
  { userId, courseKey, at }: { readonly userId: number; readonly courseKey: string; readonly at: Instant },
): Promise<void> {
  await tx.grades.touchGrades(userId, courseKey, at);
  const deduplicationId = `${updateGradesJob.name} ${userId} ${courseKey}`;
  await tx.jobs.enqueue(updateGradesJob, { userId, courseKey }, { deduplicationId });
}
