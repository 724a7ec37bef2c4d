import type { CourseReader } from './courses/course-version.ts';
import type { CourseService } from './courses/course-service.ts';
import type { EngineExtension } from './engine-ports.ts';
import type { EventService } from './events/event-service.ts';
import type { GradingService } from './grading/grading-service.ts';
import type { LearnerService } from './learners/learner-service.ts';
import type { LearningService } from './learning/learning-service.ts';
import type { CoreStores } from './records/core-stores.ts';

/** Everything the engine does for those who use it. */
export interface Engine<Stores extends CoreStores = CoreStores> {
  readonly courses: CourseService;
  /** Versions of courses, block by block. */
  readonly versions: CourseReader;
  readonly learners: LearnerService;
  readonly learning: LearningService;
  readonly grading: GradingService;
  readonly events: EventService;
  /** Adds jobs and listeners of a package around the engine; before `start`. */
  extend(extension: EngineExtension<Stores>): void;
  /** Starts what runs in the background: the event log's relay and the job worker. */
  start(): Promise<void>;
  /** Ends both after what they are at, and closes the stores. */
  close(): Promise<void>;
}
