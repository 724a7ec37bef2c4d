import type { EnginePorts } from './engine-ports.ts';
import type { JobHandler } from './jobs/job-handler.ts';
import type { CoreStores } from './records/core-stores.ts';
import { startRelay } from './records/relay.ts';

export interface Background {
  /** Lets what runs come to its end, then carries on what it left for the log and the queue. */
  close(): Promise<void>;
}

/** The relay, which brings events to the log and jobs to the queue, and the worker, which runs the jobs. */
export function startBackground<Stores extends CoreStores>(
  { outbox, eventLog, jobs, clock, onError }: EnginePorts<Stores>,
  handlers: readonly JobHandler[],
): Background {
  const relay = startRelay({ outbox, log: eventLog, queue: jobs, clock, onError });
  const worker = jobs.work(handlers);
  return {
    close: async () => {
      await worker.close();
      await relay.close();
    },
  };
}
