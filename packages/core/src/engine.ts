import type { CourseService } from './courses/course-service.ts';
import type { EventService } from './events/event-service.ts';
import type { GradingService } from './grading/grading-service.ts';
import type { LearnerService } from './learners/learner-service.ts';
import type { LearningService } from './learning/learning-service.ts';

/** Everything the engine does for those who use it. */
export interface Engine {
  readonly courses: CourseService;
  readonly learners: LearnerService;
  readonly learning: LearningService;
  readonly grading: GradingService;
  readonly events: EventService;
  /** Starts what runs in the background: the event log's relay and the job worker. */
  start(): Promise<void>;
  /** Ends both after what they are at, and closes the stores. */
  close(): Promise<void>;
}
