import { courseOf, parseUsageKey } from '../keys/usage-key.ts';
import type { LearningDeps } from './learning-deps.ts';
import type { Rescoring } from './learning-service.ts';
import { rescoreBlockJob } from './rescore-block.job.ts';
import { assertMayRescore } from './rescore-learner.ts';

/** `LearningService.rescoreAll`: a block that waits to be graded anew is not put down a second time. */
export async function rescoreAll(deps: LearningDeps, input: Rescoring): Promise<void> {
  await assertMayRescore(deps, input);
  const { usageKey, onlyIfHigher, askedBy } = input;
  const courseKey = courseOf(parseUsageKey(usageKey));
  const deduplicationId = `${rescoreBlockJob.name} ${usageKey} ${onlyIfHigher}`;
  await deps.records.transaction((tx) =>
    tx.jobs.enqueue(rescoreBlockJob, { courseKey, usageKey, onlyIfHigher, askedBy }, { deduplicationId }),
  );
}
