import type { EventLog } from '../events/event-log.port.ts';
import { logLine } from '../events/log-line.ts';
import type { JobQueue } from '../jobs/job-queue.port.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Outbox } from './outbox.port.ts';

interface RelayParts {
  readonly outbox: Outbox;
  readonly log: EventLog;
  readonly queue: JobQueue;
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

/**
 * Carries committed events to the log and jobs to the queue. Each event is in the log once: a batch that could not be
 * marked is appended again as it was, from the same position. A job may be added twice, under the same id.
 */
export function startRelay({ outbox, log, queue, clock, onError, pollMs = 500 }: RelayParts): Relay {
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  const carryBatch = async (): Promise<boolean> => {
    const { entries, at, log: marked } = await outbox.take(batchSize);
    if (entries.length === 0) return false;
    const jobs = entries.flatMap((entry) => (entry.kind === 'job' ? [entry.job] : []));
    const lines = entries.flatMap((entry) => (entry.kind === 'event' ? [logLine(entry.line)] : []));
    if (jobs.length > 0) await queue.add(jobs);
    const position = lines.length === 0 ? undefined : await log.append(marked, lines, at);
    await outbox.done(entries, position);
    await log.rotate(clock.now());
    return entries.length === batchSize;
  };

  const carry = async (): Promise<void> => {
    try {
      do again = await carryBatch();
      while (again);
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
      wake();
      await running;
      await outbox.release();
    },
  };
}
