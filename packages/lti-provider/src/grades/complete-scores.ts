import {
  defineJob,
  type Clock,
  type CourseReader,
  type GradingService,
  type JobHandler,
  type Records,
} from '@coursewright/core';
import { z } from 'zod';
import type { LtiStores } from '../lti-stores.ts';
import { enqueueScores, type ChangedGrades } from './enqueue-scores.ts';
import { isAbsence } from './is-absence.ts';

/** Enqueues the scores of learners that were never enqueued: where columns are new, or a restart lost them. */
export const completeScoresJob = defineJob({
  name: 'lti.complete-scores',
  payload: z.object({
    registrationId: z.string().exactOptional(),
    linkId: z.string().exactOptional(),
    courseKey: z.string().exactOptional(),
    userId: z.number().exactOptional(),
  }),
});

interface CompleteDeps {
  readonly records: Records<LtiStores>;
  readonly versions: CourseReader;
  readonly grading: Pick<GradingService, 'gradedSubsections'>;
  readonly clock: Clock;
}

/** Learners in one transaction. */
const pageSize = 50;

export function completeScoresHandler(deps: CompleteDeps): JobHandler {
  return {
    job: completeScoresJob,
    run: async (payload, { signal }) => {
      const { userId, ...from } = completeScoresJob.payload.parse(payload);
      const whole = wholeChanges(deps);
      for (let after: string | undefined; ;) {
        signal.throwIfAborted();
        const page = await deps.records.read(({ ltiLinks }) =>
          ltiLinks.learners(from, { limit: pageSize, ...(after !== undefined && { after }) }),
        );
        const learners = page.items.filter((one) => userId === undefined || one.userId === userId);
        const changes = await Promise.all(learners.map(({ courseKey }) => whole(courseKey)));
        await deps.records.transaction(async (tx) => {
          for (const [index, learner] of learners.entries()) {
            const change = changes[index];
            if (change === undefined) continue;
            const { userId: learnerId } = learner;
            await enqueueScores(deps, tx, { ...change, userId: learnerId }, { missing: true });
          }
        });
        if (page.next === undefined) return;
        after = page.next;
      }
    },
  };
}

type WholeChange = Omit<ChangedGrades, 'userId'>;

/** As if everything in the course had changed; undefined for a course that is not there any more. */
function wholeChanges({ versions, grading }: CompleteDeps) {
  const known = new Map<string, Promise<WholeChange | undefined>>();
  const read = async (courseKey: string): Promise<WholeChange | undefined> => {
    try {
      const version = await versions.published(courseKey);
      const usageKeys = (await version.all()).map(({ usageKey }) => usageKey);
      const subsections = await grading.gradedSubsections(courseKey);
      return { courseKey, usageKeys, subsections: subsections.map(({ usageKey }) => usageKey) };
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
  };
  return (courseKey: string) => {
    const change = known.get(courseKey) ?? read(courseKey);
    known.set(courseKey, change);
    return change;
  };
}
