import type * as Bullmq from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';
import type { JobHandler } from '../../jobs/job-handler.ts';
import type {
  JobCounts,
  JobListRequest,
  JobNameCount,
  JobQueue,
  JobRequest,
  JobSchedule,
  JobStatus,
  JobWorker,
  ListedJob,
  WorkOptions,
} from '../../jobs/job-queue.port.ts';
import { checkPageRequest } from '../../shared/check-page-request.ts';
import type { Instant } from '../../shared/clock.port.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { Page } from '../../shared/page.ts';
import { batchesOf } from '../batches-of.ts';
import { loadPeer } from '../load-peer.ts';
import { bulkJob, jobIdOf, scheduledJob, statusOf } from './bullmq-jobs.ts';
import { countJobs, countJobsByName, listJobs } from './bullmq-lists.ts';
import { BullmqJobWorker } from './job-worker.bullmq.ts';
import { asUnavailable, openRedis, redisClients, type OpenRedisOptions } from './open-redis.ts';

const queueName = 'jobs';
/** Jobs in one round trip. */
const batch = 100;

export interface BullmqJobQueueOptions extends OpenRedisOptions {
  /** What the keys in Redis begin with; default `coursewright`. */
  readonly prefix?: string;
}

export interface OpenedBullmqJobQueue {
  readonly queue: JobQueue;
  /** Closes what workers are still open first. */
  close(): Promise<void>;
}

/**
 * The job queue on Redis, through BullMQ. As durable as Redis is: `appendonly yes` there. Throws `unavailable` when it
 * does not answer, and `not_configured` where it may drop keys.
 */
export async function openBullmqJobQueue(options: BullmqJobQueueOptions): Promise<OpenedBullmqJobQueue> {
  const bullmq = await loadPeer('bullmq', () => import('bullmq'));
  const producer = await openRedis(options);
  const connect = await redisClients(options);
  const queue = new BullmqJobQueue(bullmq, producer, connect, options);
  return { queue, close: () => queue.close() };
}

class BullmqJobQueue implements JobQueue {
  readonly #bullmq: typeof Bullmq;
  readonly #producer: Redis;
  readonly #connect: (options: RedisOptions) => Redis;
  readonly #prefix: string;
  readonly #onError: (error: unknown) => void;
  readonly #queue: Bullmq.Queue;
  readonly #workers = new Set<BullmqJobWorker>();

  constructor(
    bullmq: typeof Bullmq,
    producer: Redis,
    connect: (options: RedisOptions) => Redis,
    { prefix = 'coursewright', onError }: BullmqJobQueueOptions,
  ) {
    this.#bullmq = bullmq;
    this.#producer = producer;
    this.#connect = connect;
    this.#prefix = prefix;
    this.#onError = onError;
    this.#queue = new bullmq.Queue(queueName, {
      connection: producer,
      prefix,
      streams: { events: { maxLen: 1000 } },
    });
    // Whoever calls is told by a rejection; of an outage the connection tells.
    this.#queue.on('error', () => undefined);
  }

  async add(jobs: readonly JobRequest[]): Promise<void> {
    for (const some of batchesOf(jobs, batch)) await asking(() => this.#queue.addBulk(some.map(bulkJob)));
  }

  async repeat({ key, everyMs, job }: JobSchedule): Promise<void> {
    if (!(everyMs >= 1)) throw new CoreError('bad_input', `A job cannot repeat every ${everyMs} ms.`);
    const startDate = Date.now() + everyMs;
    await asking(() =>
      this.#queue.upsertJobScheduler(jobIdOf(key), { every: everyMs, startDate }, scheduledJob(job)),
    );
  }

  async unrepeat(key: string): Promise<void> {
    await asking(() => this.#queue.removeJobScheduler(jobIdOf(key)));
  }

  status(id: string): Promise<JobStatus | undefined> {
    return asking(async () => {
      const job = await this.#queue.getJob(jobIdOf(id));
      return job && statusOf(job, await job.getState());
    });
  }

  counts(): Promise<JobCounts> {
    return asking(() => countJobs(this.#queue));
  }

  countsByName(): Promise<readonly JobNameCount[]> {
    return asking(() => countJobsByName(this.#queue));
  }

  list(request: JobListRequest): Promise<Page<ListedJob>> {
    checkPageRequest(request);
    return asking(() => listJobs(this.#queue, request));
  }

  retry(id: string): Promise<boolean> {
    return asking(async () => {
      const job = await this.#queue.getJob(jobIdOf(id));
      if (job === undefined || (await job.getState()) !== 'failed') return false;
      await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
      return true;
    });
  }

  remove(id: string): Promise<boolean> {
    return asking(async () => {
      const job = await this.#queue.getJob(jobIdOf(id));
      if (job === undefined || (await job.getState()) === 'active') return false;
      return (await this.#queue.remove(jobIdOf(id))) === 1;
    });
  }

  forget(ended: 'completed' | 'failed', before: Instant, limit: number): Promise<number> {
    const grace = Math.max(0, Date.now() - before / 1000);
    return asking(async () => (await this.#queue.clean(grace, limit, ended)).length);
  }

  work(handlers: readonly JobHandler[], options: WorkOptions = {}): JobWorker {
    const parts = {
      bullmq: this.#bullmq,
      queue: queueName,
      prefix: this.#prefix,
      connect: this.#connect,
      onError: this.#onError,
    };
    const worker = new BullmqJobWorker(parts, handlers, options);
    this.#workers.add(worker);
    return {
      close: async () => {
        this.#workers.delete(worker);
        await worker.close();
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.close()));
    await this.#queue.close();
    this.#producer.disconnect();
  }
}

async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUnavailable(error);
  }
}
