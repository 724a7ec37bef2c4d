import type { BlockRegistry } from '../blocks/block-registry.ts';
import type { CourseReader } from '../courses/course-version.ts';
import type { Addresses } from '../engine-ports.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Records } from '../records/records.port.ts';
import type { CourseScripts } from './course-scripts.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { IdSource } from '../shared/id-source.port.ts';

/** What learning stands on. */
export interface LearningDeps {
  readonly records: Records<CoreStores>;
  readonly versions: CourseReader;
  readonly registry: BlockRegistry;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly addresses: Addresses;
  readonly scripts: CourseScripts;
  /** 0 up to, not including, 1; default `Math.random`. */
  readonly random?: () => number;
}
