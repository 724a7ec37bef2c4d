import type { EventOrigin } from '../events/event-origin.ts';
import { serverOrigin } from '../events/server-origin.ts';
import type { JobHandler } from '../jobs/job-handler.ts';
import { CoreError } from '../shared/core-error.ts';
import type { LearningDeps } from './learning-deps.ts';
import { rescoreBlockJob } from './rescore-block.job.ts';
import { rescoreOne } from './rescore-learner.ts';

/** Learners that are looked up at a time. */
const pageSize = 100;

/** A transaction for each learner who has points in the block; whose answers cannot be graded anew keeps what they have. */
export function rescoreBlock(deps: LearningDeps): JobHandler {
  return {
    job: rescoreBlockJob,
    run: async (payload, { progress, signal }) => {
      const { courseKey, ...rescoring } = rescoreBlockJob.payload.parse(payload);
      const { records } = deps;
      const origin: EventOrigin = { ...serverOrigin, source: 'task', userId: rescoring.askedBy };
      const total = await records.read(({ grades }) => grades.countGradedLearners(courseKey));
      let done = 0;
      for (let after = 0; ;) {
        const learners = await records.read(({ grades }) =>
          grades.gradedLearners(courseKey, after, pageSize),
        );
        for (const userId of learners) {
          signal.throwIfAborted();
          const score = await records.read(({ scores }) => scores.score(userId, rescoring.usageKey));
          if (score !== undefined) await rescoredOrKept(deps, { ...rescoring, userId }, origin);
        }
        const last = learners.at(-1);
        if (last === undefined) return;
        after = last;
        done += learners.length;
        await progress(Math.min(1, done / Math.max(1, total)));
      }
    },
  };
}

/** An answer that cannot be read any more, or an account that is gone, leaves the others theirs; the event says so. */
async function rescoredOrKept(...args: Parameters<typeof rescoreOne>): Promise<void> {
  try {
    await rescoreOne(...args);
  } catch (error) {
    const expected = ['bad_answer', 'invalid_problem', 'not_found', 'block_not_found', 'course_not_found'];
    if (!(error instanceof CoreError) || !expected.includes(error.code)) throw error;
  }
}
