import type { BlockRegistry } from './blocks/block-registry.ts';
import type { AuthoringDeps } from './courses/course-deps.ts';
import type { CourseReader } from './courses/course-version.ts';
import type { CourseService } from './courses/course-service.ts';
import type { EngineExtension } from './engine-ports.ts';
import type { EventService } from './events/event-service.ts';
import type { GradingService } from './grading/grading-service.ts';
import type { CohortService } from './learners/cohort-service.ts';
import type { LearnerService } from './learners/learner-service.ts';
import type { LearningService } from './learning/learning-service.ts';
import type { CoreStores } from './records/core-stores.ts';

/** Everything the engine does for those who use it. */
export interface Engine<Stores extends CoreStores = CoreStores> {
  readonly courses: CourseService;
  /** Versions of courses, block by block. */
  readonly versions: CourseReader;
  /** For `editCourse`, `publishSubtree` and the other functions that change courses. */
  readonly authoring: AuthoringDeps;
  readonly learners: LearnerService;
  readonly cohorts: CohortService;
  readonly learning: LearningService;
  readonly grading: GradingService;
  readonly events: EventService;
  /** The block types that it knows. */
  readonly registry: BlockRegistry;
  /** Adds jobs and listeners of a package around the engine; before `start`, throws `conflict` after. */
  extend(extension: EngineExtension<Stores>): void;
  /** Starts what runs in the background: the event log's relay and the job worker. Repeating it changes nothing. */
  start(): Promise<void>;
  /** Ends both after what they are at, and closes the stores. Repeating it changes nothing. */
  close(): Promise<void>;
}
