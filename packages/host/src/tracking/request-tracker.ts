import type { EventService, TrackedRequest } from '@coursewright/core';
import type { Logger } from 'pino';

/** Gathers requests and writes them as events, many at once: a request costs no transaction of its own. */
export interface RequestTracker {
  /** Takes it, unless there is nothing to tell. */
  add(request: Promise<TrackedRequest | undefined>): void;
  /** Writes what has been taken. */
  flush(): Promise<void>;
  /** The same, for the last time. */
  close(): Promise<void>;
}

interface Limits {
  /** Milliseconds that one waits at most: what a killed process loses. */
  readonly wait: number;
  /** Requests in a transaction. */
  readonly batch: number;
  /** Requests that may wait, as while the database is away; those beyond are not told. */
  readonly waiting: number;
}

const usual: Limits = { wait: 1000, batch: 500, waiting: 10_000 };

export function requestTracker(
  { events, log }: { readonly events: Pick<EventService, 'recordRequests'>; readonly log: Logger },
  { wait, batch, waiting }: Limits = usual,
): RequestTracker {
  let queue: Promise<TrackedRequest | undefined>[] = [];
  let left = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const writeBatch = async (): Promise<boolean> => {
    const taken = queue.slice(0, batch);
    const settled = await Promise.allSettled(taken);
    const requests = settled.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
    try {
      await events.recordRequests(requests);
    } catch (error) {
      log.warn({ err: error }, 'requests could not be written as events; it is tried again');
      return false;
    }
    queue = queue.slice(taken.length);
    return true;
  };
  const write = async () => {
    for (let goes = true; goes && queue.length > 0;) goes = await writeBatch();
    if (left > 0) log.warn({ requests: left }, 'requests were left out of the event log: too many waited');
    left = 0;
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return (writing ??= write().finally(() => {
      writing = undefined;
      if (queue.length > 0) schedule();
    }));
  };
  const schedule = () => {
    timer ??= setTimeout(() => void flush(), wait);
    timer.unref();
  };
  return {
    add: (request) => {
      // Awaited later: a failure is not unhandled until then.
      request.catch(() => undefined);
      if (queue.length >= waiting) {
        left += 1;
        return;
      }
      queue.push(request);
      schedule();
    },
    flush,
    close: async () => {
      await writing;
      await flush();
      clearTimeout(timer);
    },
  };
}
