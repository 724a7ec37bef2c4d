import type { BlockDefinition } from './blocks/define-block.ts';
import type { CourseStore } from './courses/course-store.port.ts';
import type { EventLog } from './events/event-log.port.ts';
import type { FileStore } from './files/file-store.port.ts';
import type { GradeChange } from './grading/grade-change.ts';
import type { JobHandler } from './jobs/job-handler.ts';
import type { JobQueue } from './jobs/job-queue.port.ts';
import type { CoreStores } from './records/core-stores.ts';
import type { Outbox } from './records/outbox.port.ts';
import type { ScriptSandbox } from './sandbox/script-sandbox.port.ts';
import type { Outgoing, Records } from './records/records.port.ts';
import type { Clock } from './shared/clock.port.ts';
import type { IdSource } from './shared/id-source.port.ts';

/** What an engine stands on. */
export interface EnginePorts<Stores extends CoreStores = CoreStores> {
  readonly records: Records<Stores>;
  readonly courseStore: CourseStore;
  readonly files: FileStore;
  readonly outbox: Outbox;
  readonly eventLog: EventLog;
  readonly jobs: JobQueue;
  /** Runs authors' Python; without it, problems that need it are shown and not graded. */
  readonly sandbox?: ScriptSandbox;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly addresses: Addresses;
  /** Block types besides the built-in ones. */
  readonly blocks?: readonly BlockDefinition[];
  /** Told of what went wrong in the background; it is tried again. */
  readonly onError: (error: unknown) => void;
  /** Closes the stores, after the background work has ended. */
  readonly close?: () => Promise<void>;
}

/** Where learners' pages find things; known to whoever serves them. */
export interface Addresses {
  /** A signed, expiring address of a file of the course: `static/picture.png`; `vtt` for a transcript as WebVTT, `page` for a page with what lies around it. */
  file(courseKey: string, path: string, as?: 'vtt' | 'page'): string;
  /** A page that shows the block. */
  block(usageKey: string): string;
}

/** What a package around the engine adds to it, before `start`. */
export interface EngineExtension<Stores extends CoreStores = CoreStores> {
  readonly jobs?: readonly JobHandler[];
  /** Runs in the transaction that stores the changed grades: what it enqueues commits with them. */
  onGradeChange?(tx: Stores & Outgoing, change: GradeChange): Promise<void>;
}
