import type { JobRequest } from '../jobs/job-queue.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import type { JsonObject } from '../shared/json.ts';

/** What transactions have left to be carried on: events to the log, jobs to the queue. One relay at a time takes from it. */
export interface Outbox {
  /**
   * The oldest committed entries, none while another process's relay holds the lease. Of events the same ones, whoever
   * asks and whatever came since, until they are `done`; no more than can be held in memory, however long. `events: 0`
   * asks for jobs alone.
   */
  take(limit: number, options?: { readonly events?: number }): Promise<OutboxBatch>;
  /**
   * Takes the entries out and, with events, notes how far the log was written, in one transaction. Throws `conflict`
   * when the lease was lost.
   */
  done(entries: readonly OutboxEntry[], log: LogPosition | undefined): Promise<void>;
  /** How much waits to be carried on, and since when. */
  backlog(): Promise<OutboxBacklog>;
  /** How far the log was written with the last `done`; cheap, and asked by those who follow the log. */
  logEnd(): Promise<LogPosition | undefined>;
  /** Gives the lease back. */
  release(): Promise<void>;
  /** Calls back after each commit that left something; best effort, other processes' commits are found by asking. */
  onEntries(listener: () => void): void;
}

export interface OutboxBacklog {
  readonly entries: number;
  /** When the oldest was left; absent where nothing waits, or where its id does not tell. */
  readonly since?: Instant;
}

export interface OutboxBatch {
  readonly entries: readonly OutboxEntry[];
  /** When the events were first taken. */
  readonly at: Instant;
  /** How far the log was written with the last `done`. */
  readonly log: LogPosition | undefined;
  /** More events wait that were wanted and found no room. */
  readonly more?: boolean;
}

export type OutboxEntry =
  | { readonly sequence: number; readonly kind: 'event'; readonly line: JsonObject }
  | { readonly sequence: number; readonly kind: 'job'; readonly job: JobRequest };

export interface LogPosition {
  readonly file: string;
  /** Bytes in it. */
  readonly offset: number;
}
