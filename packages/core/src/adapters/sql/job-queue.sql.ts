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
import type { Page } from '../../shared/page.ts';
import type { Instant } from '../../shared/clock.port.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { SqlJobQueueParts } from './job-queue-parts.ts';
import { countJobs, countJobsByName } from './job-counts.sql.ts';
import { jobRow, listedJob, statusOf } from './job-rows.sql.ts';
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
      const rows = jobs.map((job) => jobRow(job, now));
      await session.insertAll('jobs', rows, { unlessThere: true });
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

  counts(): Promise<JobCounts> {
    return this.#parts.database.read((session) => countJobs(session, this.#parts.clock.now()));
  }

  countsByName(): Promise<readonly JobNameCount[]> {
    return this.#parts.database.read(countJobsByName);
  }

  async list({ state, limit, after }: JobListRequest): Promise<Page<ListedJob>> {
    checkPageRequest({ limit });
    const behind = after === undefined ? [] : [bytes(after)];
    const rows = await this.#parts.database.read((session) =>
      session.all(
        `SELECT * FROM jobs WHERE state = ? ${after === undefined ? '' : 'AND id < ?'} ORDER BY id DESC LIMIT ?`,
        [state, ...behind, limit + 1],
      ),
    );
    const items = rows.slice(0, limit).map(listedJob);
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last !== undefined && { next: last.id }) };
  }

  async retry(id: string): Promise<boolean> {
    const now = this.#parts.clock.now();
    const { changes } = await this.#parts.database.write((session) =>
      session.run(
        "UPDATE jobs SET state = 'waiting', attempt = 0, progress = 0, run_at = ?, changed = ? WHERE id = ? AND state = 'failed'",
        [now, now, bytes(id)],
      ),
    );
    if (changes > 0) for (const worker of this.#workers) worker.look();
    return changes > 0;
  }

  async remove(id: string): Promise<boolean> {
    const { changes } = await this.#parts.database.write((session) =>
      session.run("DELETE FROM jobs WHERE id = ? AND state <> 'active'", [bytes(id)]),
    );
    return changes > 0;
  }

  async forget(ended: 'completed' | 'failed', before: Instant, limit: number): Promise<number> {
    const rows = await this.#parts.database.read((session) =>
      session.all('SELECT id FROM jobs WHERE state = ? AND changed < ? LIMIT ?', [ended, before, limit]),
    );
    if (rows.length === 0) return 0;
    return this.#parts.database.write(async (session) => {
      let gone = 0;
      for (const { id = null } of rows) {
        // Asked again: it may have been told to run anew since.
        const { changes } = await session.run('DELETE FROM jobs WHERE id = ? AND state = ? AND changed < ?', [
          id,
          ended,
          before,
        ]);
        gone += changes;
      }
      return gone;
    });
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
