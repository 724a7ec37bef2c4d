import type { EventSink } from '../events/event-sink.port.ts';
import type { JobSink } from '../jobs/job-sink.port.ts';

/** What a transaction carries besides its stores: both commit with it or not at all. */
export interface Outgoing {
  readonly events: EventSink;
  readonly jobs: JobSink;
}

export interface ReadOptions {
  /**
   * false: each question is answered as things are when it is asked, which costs a server less. For a single question, and for
   * several where the order in which they are asked is enough. Default true.
   */
  readonly snapshot?: boolean;
}

/**
 * The unit of work over every SQL store. Stores exist only inside a call. `Stores` is an object of store ports; a
 * package that brings stores of its own widens it (`Records<CoreStores & LtiStores>` serves where `Records<CoreStores>`
 * is asked for).
 */
export interface Records<Stores> {
  /**
   * Runs `work` and commits when it resolves: its changes, events and jobs become durable together before the promise
   * resolves. A rejection of `work` undoes all of it and is passed on. `work` may run again after a lost lock, so
   * it touches nothing but `tx`. Transactions do not nest.
   */
  transaction<T>(work: (tx: Stores & Outgoing) => Promise<T>): Promise<T>;
  /** Runs `work` over one consistent snapshot, beside any writer. Writing through it is an error. */
  read<T>(work: (view: Stores) => Promise<T>, options?: ReadOptions): Promise<T>;
}
