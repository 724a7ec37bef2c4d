import { setTimeout as sleep } from 'node:timers/promises';
import type * as Bullmq from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';
import type { JobHandler } from '../../jobs/job-handler.ts';
import { defaultLeaseMs, type JobWorker, type WorkOptions } from '../../jobs/job-queue.port.ts';
import { retryDelay } from '../../jobs/retry-delay.ts';
import { CoreError } from '../../shared/core-error.ts';
import { attemptOf, backoffOf, payloadOf, requestIdOf } from './bullmq-jobs.ts';
import { isConnectionError, reconnectDelay } from './open-redis.ts';

/** Milliseconds after which a job that no handler here is for is offered again, to whoever comes first. */
const offerAgain = 1000;
/** Milliseconds that a worker that has ended its runs waits for Redis to take leave. */
const patience = 5000;

/** BullMQ's words for it: it gives these errors no code. */
const lostLease =
  /^(Missing (lock|key) for|Lock mismatch for|could not renew lock for) job|is not in the active state/;

export interface BullmqWorkerParts {
  readonly bullmq: typeof Bullmq;
  readonly queue: string;
  readonly prefix: string;
  readonly connect: (options: RedisOptions) => Redis;
  readonly onError: (error: unknown) => void;
}

/** Runs jobs of the queue. BullMQ hears of new jobs at once, so there is nothing to poll. */
export class BullmqJobWorker implements JobWorker {
  readonly #parts: BullmqWorkerParts;
  readonly #handlers: ReadonlyMap<string, JobHandler>;
  readonly #worker: Bullmq.Worker;
  readonly #stop = new AbortController();
  readonly #connections: Redis[] = [];
  #reconnects = true;
  /** By BullMQ's id: aborted when the lease could not be renewed. */
  readonly #running = new Map<string, AbortController>();
  #closing: Promise<void> | undefined;

  constructor(parts: BullmqWorkerParts, handlers: readonly JobHandler[], options: WorkOptions) {
    const { bullmq, queue, prefix, connect, onError } = parts;
    const lease = options.leaseMs ?? defaultLeaseMs;
    this.#parts = parts;
    this.#handlers = new Map(handlers.map((handler) => [handler.job.name, handler]));
    const connection = connect({
      // A worker waits for a server that is away, however long; but not when it ends, as BullMQ would.
      maxRetriesPerRequest: null,
      retryStrategy: (times) => (this.#reconnects ? reconnectDelay(times) : null),
    });
    // BullMQ waits for jobs on a connection of its own, which it makes of the given one.
    const duplicate = connection.duplicate.bind(connection);
    connection.duplicate = (override) => {
      const made = duplicate(override);
      this.#connections.push(made);
      return made;
    };
    this.#connections.push(connection);
    this.#worker = new bullmq.Worker(queue, (job, token) => this.#process(job, token), {
      connection,
      prefix,
      concurrency: options.concurrency ?? 4,
      // Timers cannot wait longer.
      lockDuration: Math.min(lease, 2 ** 30),
      // A job goes to another worker in the second round that finds it without a lease.
      stalledInterval: Math.min(Math.max(lease / 4, 100), 30_000),
      // After Redis did not answer: BullMQ would stand still for 15 s.
      runRetryDelay: 1000,
      // How often a job may take its worker with it is its number of attempts: see #process.
      maxStalledCount: 1e6,
      settings: {
        backoffStrategy: (attemptsMade, _type, _error, job) => retryDelay(backoffOf(job), attemptsMade),
      },
    });
    this.#worker.on('error', (error) => {
      // Of an outage the connection itself tells. A run whose lease is lost changes nothing any more.
      if (!isConnectionError(error) && !lostLease.test(error.message)) onError(error);
    });
    this.#worker.on('lockRenewalFailed', (ids) => {
      const lost = new CoreError('conflict', 'Another worker has this job now.');
      for (const id of ids) this.#running.get(id)?.abort(lost);
    });
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#stop.abort(new CoreError('unavailable', 'The worker is stopping.'));
    await this.#worker.pause(true);
    while (this.#running.size > 0) await sleep(20);
    // BullMQ waits for ever for a connection to end that is between two attempts to connect: these end first.
    this.#reconnects = false;
    const isSettled = ({ status }: Redis) => status === 'ready' || status === 'end' || status === 'wait';
    for (let waited = 0; waited < patience && !this.#connections.every(isSettled); waited += 20)
      await sleep(20);
    // Without Redis there is no orderly end: the leases of what ran here run out.
    await Promise.race([this.#worker.close(), sleep(patience, undefined, { ref: false })]);
    for (const connection of this.#connections) connection.disconnect();
  }

  async #process(job: Bullmq.Job, token: string | undefined): Promise<void> {
    const { DelayedError, UnrecoverableError, WaitingError } = this.#parts.bullmq;
    const handler = this.#handlers.get(job.name);
    if (handler === undefined) {
      await job.moveToDelayed(Date.now() + offerAgain, token);
      throw new DelayedError();
    }
    // From now on another with the same deduplication id may wait.
    await job.removeDeduplicationKey();
    const attempt = attemptOf(job);
    const attempts = job.opts.attempts ?? 1;
    if (attempt > attempts) throw new UnrecoverableError('Its worker stopped during the last run.');
    try {
      await this.#run(handler, job, attempt);
    } catch (error) {
      if (this.#stop.signal.aborted) {
        // A run cut short by the worker's end was not the job's fault and does not count.
        await job.moveToWait(token);
        throw new WaitingError();
      }
      if (attempt < attempts) throw error instanceof Error ? error : new Error(String(error));
      throw new UnrecoverableError(error instanceof Error ? error.message : String(error));
    }
  }

  async #run(handler: JobHandler, job: Bullmq.Job, attempt: number): Promise<void> {
    const jobId = job.id ?? '';
    const lost = new AbortController();
    this.#running.set(jobId, lost);
    try {
      await handler.run(handler.job.payload.parse(payloadOf(job)), {
        id: requestIdOf(jobId),
        attempt,
        signal: AbortSignal.any([lost.signal, this.#stop.signal]),
        progress: (done) => job.updateProgress(Math.min(1, Math.max(0, done))),
      });
    } finally {
      this.#running.delete(jobId);
    }
  }
}
