import { blockRegistry } from './blocks/block-registry.ts';
import { createCourseService } from './courses/create-course-service.ts';
import type { EngineExtension, EnginePorts } from './engine-ports.ts';
import type { Engine } from './engine.ts';
import { createEventService } from './events/create-event-service.ts';
import { createGradingService } from './grading/create-grading-service.ts';
import { gradingJobs } from './grading/grading-jobs.ts';

import { createCohortService } from './learners/create-cohort-service.ts';
import { createLearnerService } from './learners/create-learner-service.ts';
import { courseScripts } from './learning/course-scripts.ts';
import { createLearningService } from './learning/create-learning-service.ts';
import { rescoreBlock } from './learning/rescore-block.ts';
import type { CoreStores } from './records/core-stores.ts';
import { noSandbox } from './sandbox/no-sandbox.ts';
import { regradingCourseStore } from './regrading-course-store.ts';
import { startBackground, type Background } from './start-background.ts';
import { CoreError } from './shared/core-error.ts';

/** Puts an engine together on its ports. Nothing runs before `start`. */
export function createEngine<Stores extends CoreStores>(ports: EnginePorts<Stores>): Engine<Stores> {
  const { records, files, addresses, clock, ids } = ports;
  const registry = blockRegistry(ports.blocks);
  const store = regradingCourseStore(ports.courseStore, records);

  const { courses, versions, authoring } = createCourseService({ store, files, registry, clock });
  const learners = createLearnerService({ records, versions, clock, ids });
  const cohorts = createCohortService({ records, versions });
  const scripts = courseScripts({ sandbox: ports.sandbox ?? noSandbox(), files });
  const learningDeps = { records, versions, registry, addresses, scripts, clock, ids };
  const learning = createLearningService(learningDeps);
  const grading = createGradingService({ records, versions, learners, registry, clock });
  const events = createEventService({ records });

  const extensions: EngineExtension<Stores>[] = [];
  let background: Background | undefined;
  let closing: Promise<void> | undefined;

  return {
    courses,
    versions,
    authoring,
    learners,
    cohorts,
    learning,
    grading,
    events,
    registry,
    extend: (extension) => {
      if (background !== undefined) throw new CoreError('conflict', 'The engine has been started already.');
      extensions.push(extension);
    },
    start: async () => {
      if (closing !== undefined) throw new CoreError('unavailable', 'The engine is closed.');
      background ??= startBackground(ports, [
        ...gradingJobs({
          records,
          versions,
          registry,
          clock,
          onGradeChange: async (tx, change) => {
            for (const extension of extensions) await extension.onGradeChange?.(tx, change);
          },
        }),
        rescoreBlock(learningDeps),
        ...extensions.flatMap(({ jobs = [] }) => jobs),
      ]);
    },
    close: () =>
      (closing ??= (async () => {
        await background?.close();
        await ports.sandbox?.close();
        await ports.close?.();
      })()),
  };
}
