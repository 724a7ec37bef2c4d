import type { BlockRegistry } from '../blocks/block-registry.ts';
import type { CourseReader } from '../courses/course-version.ts';
import { problemSubmitted, subsectionGradeCalculated } from '../events/catalogue/grade-events.ts';
import type { JobHandler } from '../jobs/job-handler.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing, Records } from '../records/records.port.ts';
import type { Clock } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import { emitGradeEvents, type GradeCause } from './emit-grade-events.ts';
import type { GradeChange } from './grade-change.ts';
import type { GradedOutline } from './graded-outline.ts';
import { cachedOutline } from './cached-outline.ts';
import { regradeCourseJob } from './regrade-course.job.ts';
import { storeGrades } from './store-grades.ts';
import { updateGradesJob } from './update-grades.job.ts';

export interface GradingJobDeps<Stores extends CoreStores> {
  readonly records: Records<Stores>;
  readonly versions: CourseReader;
  readonly registry: BlockRegistry;
  readonly clock: Clock;
  /** Runs in the transaction that stores the changed grades. */
  onGradeChange(tx: Stores & Outgoing, change: GradeChange): Promise<void>;
}

/** Learners that a regrade reads at a time. */
const pageSize = 100;

export function gradingJobs<Stores extends CoreStores>(deps: GradingJobDeps<Stores>): readonly JobHandler[] {
  return [
    {
      job: updateGradesJob,
      run: async (payload, { id }) => {
        const { userId, courseKey } = updateGradesJob.payload.parse(payload);
        const outline = await outlineOf(deps, courseKey);
        const cause = { id, type: problemSubmitted.name };
        if (outline !== undefined) await updateLearner(deps, outline, userId, cause);
      },
    },
    {
      job: regradeCourseJob,
      run: async (payload, { id, progress, signal }) => {
        const { courseKey } = regradeCourseJob.payload.parse(payload);
        const outline = await outlineOf(deps, courseKey);
        if (outline === undefined) return;
        const total = await deps.records.read(({ grades }) => grades.countGradedLearners(outline.courseKey));
        let done = 0;
        for (let after = 0; ;) {
          const learners = await deps.records.read(({ grades }) =>
            grades.gradedLearners(outline.courseKey, after, pageSize),
          );
          for (const userId of learners) {
            signal.throwIfAborted();
            await updateLearner(deps, outline, userId, { id, type: subsectionGradeCalculated.name });
          }
          const last = learners.at(-1);
          if (last === undefined) return;
          after = last;
          done += learners.length;
          await progress(Math.min(1, done / total));
        }
      },
    },
  ];
}

/** Nothing is left to grade in a course that was deleted. */
async function outlineOf<Stores extends CoreStores>(
  { versions, registry }: GradingJobDeps<Stores>,
  courseKey: string,
): Promise<GradedOutline | undefined> {
  try {
    return await cachedOutline(await versions.published(courseKey), registry);
  } catch (error) {
    if (error instanceof CoreError && error.code === 'course_not_found') return undefined;
    throw error;
  }
}

/** A transaction for each learner: a regrade never holds the writer for long. */
async function updateLearner<Stores extends CoreStores>(
  { records, clock, onGradeChange }: GradingJobDeps<Stores>,
  outline: GradedOutline,
  userId: number,
  cause: GradeCause,
): Promise<void> {
  await records.transaction(async (tx) => {
    const change = await storeGrades(tx, { userId, outline, now: clock.now() });
    if (change === undefined) return;
    await emitGradeEvents(tx, { change, outline, cause });
    await onGradeChange(tx, change);
  });
}
