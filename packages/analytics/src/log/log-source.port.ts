import type { Readable } from 'node:stream';

/** Log files as they come: of a folder, or of a bucket. */
export interface LogSource {
  /** In the order of their names. */
  files(): AsyncIterable<LogFile>;
}

export interface LogFile {
  /** Its path below the source, `FakeServerGroup/tracking.log-20140515.gz`. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Where it is on this machine, so that other threads can read it themselves; absent where it is elsewhere. */
  readonly path?: string;
  /** Changes when the contents may have changed: size with time of change, or the ETag. */
  readonly version: string;
  /** The bytes from `start` on, as they are stored (compressed where the name ends in `.gz`). */
  open(start?: number): Readable;
}
