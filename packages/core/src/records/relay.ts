import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '../events/event-log.port.ts';
import { logLine } from '../events/log-line.ts';
import type { JobQueue } from '../jobs/job-queue.port.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { LogPosition, Outbox, OutboxBatch, OutboxEntry } from './outbox.port.ts';

interface RelayParts {
  readonly outbox: Outbox;
  readonly log: Pick<EventLog, 'gather' | 'append' | 'rotate'>;
  readonly queue: Pick<JobQueue, 'add'>;
  readonly clock: Clock;
  /** Called with what went wrong; the relay tries again with the next poll. */
  readonly onError: (error: unknown) => void;
  /** How often to look for what other processes left; default 500. */
  readonly pollMs?: number;
}

export interface Relay {
  /** Carries on what is committed by now, then stops. */
  close(): Promise<void>;
}

const batchSize = 1000;
/** Milliseconds that jobs wait for the log at most: a slow one keeps no grade from its learner. */
const logPatience = 200;
const slow = Symbol('slow');

interface Logged {
  readonly events: readonly OutboxEntry[];
  /** Where the log ends with them. */
  readonly end: LogPosition;
  readonly more: boolean;
}

/**
 * Carries committed events to the log and jobs to the queue; where one of them does not answer, the other goes on. Each
 * event is in the log once: a batch that could not be marked is appended again as it was, from the same position. A job
 * may be added twice, under the same id.
 */
export function startRelay({ outbox, log, queue, clock, onError, pollMs = 500 }: RelayParts): Relay {
  const { gather = { lines: batchSize, ms: 0 } } = log;
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;
  let gatheredAt = 0;
  /** What is still on its way to a slow log. */
  let logging: Promise<void> | undefined;

  /** Resolves with whether there is more to carry at once. */
  const carryBatch = async (): Promise<boolean> => {
    const isLogDue = logging === undefined && (gather.ms === 0 || closed || clock.now() >= gatheredAt);
    const batch = await outbox.take(batchSize, { events: isLogDue ? gather.lines : 0 });
    const jobs = batch.entries.filter((entry) => entry.kind === 'job');
    const appended = trying(() => append(batch));
    const added = await trying(async () => {
      if (jobs.length > 0) await queue.add(jobs.map(({ job }) => job));
      return jobs;
    });
    const logged = await Promise.race([appended, sleep(logPatience, slow, { ref: false })]);
    if (logged === slow) logging = markLate(appended);
    const isLogFull = await mark(added ?? [], logged === slow ? undefined : logged);
    return isLogFull || added?.length === batchSize;
  };

  const markLate = async (appended: Promise<Logged | undefined>): Promise<void> => {
    const logged = await appended;
    const isLogFull = await trying(() => mark([], logged));
    logging = undefined;
    if (isLogFull === true && !closed) wake();
  };

  const append = async ({
    entries,
    log: from,
    at,
    more = false,
  }: OutboxBatch): Promise<Logged | undefined> => {
    const events = entries.filter((entry) => entry.kind === 'event');
    if (events.length === 0) return undefined;
    const lines = events.map(({ line }) => logLine(line));
    return { events, end: await log.append(from, lines, at), more };
  };

  /** Takes out what has been carried. Resolves with whether the log is likely to have more at once. */
  const mark = async (added: readonly OutboxEntry[], logged: Logged | undefined): Promise<boolean> => {
    const done = [...added, ...(logged?.events ?? [])];
    if (done.length > 0) await outbox.done(done, logged?.end);
    if (logged === undefined) return false;
    const isLogFull = logged.more || logged.events.length === gather.lines;
    if (!isLogFull) gatheredAt = clock.now() + gather.ms * 1000;
    await log.rotate(clock.now());
    return isLogFull;
  };

  const trying = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      onError(error);
      return undefined;
    }
  };

  const carry = async (): Promise<void> => {
    try {
      do {
        // What wakes the relay from here on comes too late for this batch.
        again = false;
        again = (await carryBatch()) || again;
      } while (again);
    } catch (error) {
      onError(error);
    } finally {
      running = undefined;
    }
  };
  const wake = (): void => {
    if (running === undefined) running = carry();
    else again = true;
  };
  const poll = setInterval(wake, pollMs);
  outbox.onEntries(() => {
    if (!closed) wake();
  });
  wake();

  return {
    close: async () => {
      closed = true;
      clearInterval(poll);
      await running;
      await logging;
      wake();
      await running;
      await logging;
      await outbox.release();
    },
  };
}
