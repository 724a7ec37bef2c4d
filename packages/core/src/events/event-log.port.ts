import type { LogPosition } from '../records/outbox.port.ts';
import type { ReplaceLine } from './replaced-line.ts';
import type { Instant } from '../shared/clock.port.ts';

/** The tracking log: JSON lines, by date and hour. */
export interface EventLog {
  /** For a log that wants few and large batches: so many lines, or what has come within so many ms. Absent: whatever is there, at once. */
  readonly gather?: { readonly lines: number; readonly ms: number };
  /**
   * Appends a batch, begun at `at`, behind `from`, the position that was last marked, and tells where the log ends now.
   * Durable when resolved. A relay that ended before it could mark what it wrote is followed by one that appends the
   * same again: each line is in the log once.
   */
  append(from: LogPosition | undefined, lines: readonly LogLine[], at: Instant): Promise<LogPosition>;
  /** Compresses what is left of past hours. Repeating it changes nothing. */
  rotate(at: Instant): Promise<void>;
  /**
   * What the log holds behind `from`, from its beginning without, up to `upTo`: positions it once gave. Oldest first; whatever
   * stands behind `upTo` is left out.
   */
  read(upTo: LogPosition | undefined, from?: LogPosition): AsyncIterable<LogPiece>;
  /** The hours that it holds something of, oldest first. */
  hours(): Promise<readonly LogHour[]>;
  /**
   * The lines of one hour, oldest first, those among them that no relay has marked yet; nothing for an hour of which it
   * holds none. What a relay left unmarked may be there twice for a moment.
   */
  readHour(hour: Instant): AsyncIterable<readonly string[]>;
  /**
   * Puts others in place of marked lines of one hour, of those up to `upTo`. A line that takes another's place has no more bytes
   * and gets blanks at its end until it is as long, so that every position stays what it was. It may be done while a relay
   * appends. A process that is killed leaves each line as it was or as it is to be; a line that it was at just then is
   * whole once the hour is rewritten again. Repeating it changes nothing. Gives how many lines were replaced. Throws
   * `bad_input` for a line that is longer, and has changed none of its file.
   */
  rewriteHour(hour: Instant, upTo: LogPosition | undefined, replace: ReplaceLine): Promise<number>;
  isEmpty(): Promise<boolean>;
  /** Deletes what was written in hours that ended before then; never behind the newest file. Gives how many files. */
  forget(before: Instant): Promise<number>;
}

/** Whole lines of one hour. */
export interface LogPiece {
  /** When the hour began. */
  readonly hour: Instant;
  readonly lines: readonly string[];
}

export interface LogHour {
  /** When it began. */
  readonly hour: Instant;
  /** As they are stored, compressed or not. */
  readonly bytes: number;
}

export interface LogLine {
  /** Of the event. */
  readonly id: string;
  /** JSON, without a line's end. */
  readonly text: string;
}
