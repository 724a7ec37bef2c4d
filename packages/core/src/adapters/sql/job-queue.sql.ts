import type { JobHandler } from '../../jobs/job-handler.ts';
import type {
  JobQueue,
  JobRequest,
  JobSchedule,
  JobStatus,
  JobWorker,
  WorkOptions,
} from '../../jobs/job-queue.port.ts';
import { CoreError } from '../../shared/core-error.ts';
import { insertUnlessThere } from './insert-unless-there.ts';
import type { SqlJobQueueParts } from './job-queue-parts.ts';
import { jobRow, statusOf } from './job-rows.sql.ts';
import { SqlJobWorker } from './job-worker.sql.ts';
import { bytes } from './sql-session.ts';

/** The job queue as a table: for hosts without Redis. */
export class SqlJobQueue implements JobQueue {
  readonly #parts: SqlJobQueueParts;
  readonly #workers = new Set<SqlJobWorker>();

  constructor(parts: SqlJobQueueParts) {
    this.#parts = parts;
  }

  async add(jobs: readonly JobRequest[]): Promise<void> {
    await this.#parts.database.write(async (session) => {
      const now = this.#parts.clock.now();
      for (const job of jobs) await insertUnlessThere(session, 'jobs', jobRow(job, now));
    });
    for (const worker of this.#workers) worker.look();
  }

  async repeat({ key, everyMs, job }: JobSchedule): Promise<void> {
    if (!(everyMs >= 1)) throw new CoreError('bad_input', `A job cannot repeat every ${everyMs} ms.`);
    await this.#parts.database.write((session) =>
      session.upsert(
        'job_schedules',
        {
          schedule_key: bytes(key),
          every_ms: everyMs,
          job: JSON.stringify(job),
          next_at: this.#parts.clock.now() + everyMs * 1000,
        },
        ['schedule_key'],
      ),
    );
  }

  async unrepeat(key: string): Promise<void> {
    await this.#parts.database.write((session) =>
      session.run('DELETE FROM job_schedules WHERE schedule_key = ?', [bytes(key)]),
    );
  }

  async status(id: string): Promise<JobStatus | undefined> {
    const row = await this.#parts.database.read((session) =>
      session.get('SELECT state, attempt, progress, error FROM jobs WHERE id = ?', [bytes(id)]),
    );
    return row && statusOf(row);
  }

  work(handlers: readonly JobHandler[], options: WorkOptions = {}): JobWorker {
    const worker = new SqlJobWorker(this.#parts, handlers, options);
    this.#workers.add(worker);
    return {
      close: async () => {
        this.#workers.delete(worker);
        await worker.close();
      },
    };
  }
}
