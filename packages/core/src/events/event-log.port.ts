import type { LogPosition } from '../records/outbox.port.ts';
import type { Instant } from '../shared/clock.port.ts';

/** The tracking log: JSON lines, a file an hour. */
export interface EventLog {
  /**
   * Appends lines behind `from`, the position that was last marked; whatever stands behind that was written by a
   * relay that ended before it could mark it, and is cut off. Durable when resolved.
   */
  append(from: LogPosition | undefined, lines: readonly string[], at: Instant): Promise<LogPosition>;
  /** Compresses the files of past hours. Repeating it changes nothing. */
  rotate(at: Instant): Promise<void>;
  /** What the log holds up to `upTo`, a position it once gave, oldest first; whatever stands behind it is left out. */
  read(upTo: LogPosition | undefined): AsyncIterable<LogPiece>;
  /** Deletes what was written in hours that ended before then; never behind the newest file. Gives how many files. */
  forget(before: Instant): Promise<number>;
}

/** Whole lines of one hour. */
export interface LogPiece {
  /** When the hour began. */
  readonly hour: Instant;
  readonly lines: readonly string[];
}
