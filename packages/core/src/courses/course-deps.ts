import type { BlockRegistry } from '../blocks/block-registry.ts';
import type { FileStore } from '../files/file-store.port.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { CourseObjects } from './course-objects.ts';
import type { CourseStore } from './course-store.port.ts';

/** What changes to courses stand on. */
export interface AuthoringDeps {
  readonly store: CourseStore;
  readonly objects: CourseObjects;
  readonly clock: Clock;
}

/** What whole courses stand on. */
export interface CourseDeps extends AuthoringDeps {
  readonly files: FileStore;
  readonly registry: BlockRegistry;
}
