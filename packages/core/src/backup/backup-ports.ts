import type { CourseStore } from '../courses/course-store.port.ts';
import type { EventLog } from '../events/event-log.port.ts';
import type { FileStore } from '../files/file-store.port.ts';
import type { JobQueue } from '../jobs/job-queue.port.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Records } from '../records/records.port.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { RecordsDump } from './records-dump.port.ts';

/** Everything that a host keeps, in whatever stores. */
export interface BackupPorts {
  readonly dump: RecordsDump;
  readonly courseStore: CourseStore;
  readonly files: FileStore;
  readonly eventLog: EventLog;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/** What a backup is restored into. */
export interface RestorePorts extends BackupPorts {
  readonly records: Records<CoreStores>;
}
