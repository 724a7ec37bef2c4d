import type { EventOrigin } from '../events/event-origin.ts';
import { serverOrigin } from '../events/server-origin.ts';
import type { JobHandler } from '../jobs/job-handler.ts';
import { CoreError } from '../shared/core-error.ts';
import type { LearningDeps } from './learning-deps.ts';
import { rescoreBlockJob } from './rescore-block.job.ts';
import { rescoreOne } from './rescore-learner.ts';

/** Learners that are looked up at a time. */
const pageSize = 100;

/** How far a job came is kept longer than any job waits to be run again. */
const keptFor = 90 * 24 * 3_600_000_000;

/**
 * A transaction for each learner who has points in the block; whose answers cannot be graded anew keeps what they have. With each
 * goes how far the job has come: one that is run again, or by two workers, grades nobody twice and tells nothing twice.
 */
export function rescoreBlock(deps: LearningDeps): JobHandler {
  return {
    job: rescoreBlockJob,
    run: async (payload, { id, progress, signal }) => {
      const { courseKey, ...rescoring } = rescoreBlockJob.payload.parse(payload);
      const { records, clock } = deps;
      const origin: EventOrigin = { ...serverOrigin, source: 'task', userId: rescoring.askedBy };
      const total = await records.read(({ grades }) => grades.countGradedLearners(courseKey));
      const start = await records.read(({ rescores }) => rescores.lastRescored(id));
      let done = 0;
      for (let after = start; ;) {
        const learners = await records.read(({ grades }) =>
          grades.gradedLearners(courseKey, after, pageSize),
        );
        for (const userId of learners) {
          signal.throwIfAborted();
          const score = await records.read(({ scores }) => scores.score(userId, rescoring.usageKey));
          if (score === undefined) continue;
          await rescoredOrKept(deps, { ...rescoring, userId }, origin, {
            id,
            once: ({ rescores }) => rescores.advanceRescore(id, userId, clock.now()),
          });
        }
        const last = learners.at(-1);
        if (last === undefined) break;
        after = last;
        done += learners.length;
        await progress(Math.min(1, done / Math.max(1, total)));
      }
      await progress(1);
      await records.transaction(({ rescores }) => rescores.forgetRescores(clock.now() - keptFor));
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
