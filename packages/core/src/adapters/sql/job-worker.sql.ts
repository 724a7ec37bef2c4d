import type { JobHandler } from '../../jobs/job-handler.ts';
import type { WorkOptions } from '../../jobs/job-queue.port.ts';
import { retryDelay } from '../../jobs/retry-delay.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { SqlJobQueueParts } from './job-queue-parts.ts';
import { claimedJob, jobRow, scheduledJob, type ClaimedJob } from './job-rows.sql.ts';
import { bytes, text, type SqlSession } from './sql-session.ts';

/** Claims due jobs by lease and runs them; one loop, woken by additions, by ends of jobs and by the poll. */
export class SqlJobWorker {
  readonly #parts: SqlJobQueueParts;
  readonly #handlers: ReadonlyMap<string, JobHandler>;
  readonly #concurrency: number;
  readonly #leaseMs: number;
  readonly #holder: string;
  readonly #running = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #poll: NodeJS.Timeout;
  #looking: Promise<void> | undefined;
  #lookAgain = false;

  constructor(parts: SqlJobQueueParts, handlers: readonly JobHandler[], options: WorkOptions) {
    this.#parts = parts;
    this.#handlers = new Map(handlers.map((handler) => [handler.job.name, handler]));
    this.#concurrency = options.concurrency ?? 4;
    this.#leaseMs = options.leaseMs ?? 30_000;
    this.#holder = parts.ids.uuid();
    this.#poll = setInterval(() => this.look(), options.pollMs ?? 500);
    this.look();
  }

  look(): void {
    this.#lookAgain = true;
    // `finally` runs later than this assignment, also where the loop ends without having waited for anything.
    this.#looking ??= this.#lookLoop().finally(() => {
      this.#looking = undefined;
      const free = this.#running.size < this.#concurrency && !this.#stop.signal.aborted;
      if (this.#lookAgain && free) this.look();
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#poll);
    this.#stop.abort(new CoreError('unavailable', 'The worker is stopping.'));
    await this.#looking;
    await Promise.all(this.#running);
  }

  async #lookLoop(): Promise<void> {
    try {
      while (this.#lookAgain && !this.#stop.signal.aborted) {
        const free = this.#concurrency - this.#running.size;
        // The end of a job looks again.
        if (free <= 0) break;
        this.#lookAgain = false;
        for (const job of await this.#claim(free)) {
          const run = this.#run(job).finally(() => {
            this.#running.delete(run);
            this.look();
          });
          this.#running.add(run);
        }
      }
    } catch {
      // The database did not answer: the next poll asks again.
    }
  }

  async #claim(limit: number): Promise<ClaimedJob[]> {
    const names = [...this.#handlers.keys()];
    if (names.length === 0) return [];
    const { clock, database } = this.#parts;
    const marks = names.map(() => '?').join(', ');
    const due = `FROM jobs WHERE ((state = 'waiting' AND run_at <= ?) OR (state = 'active' AND lease_until <= ?)) AND name IN (${marks})`;
    const wanted = [clock.now(), clock.now(), ...names.map(bytes)];
    const work = await database.read(async (session) => ({
      job: await session.get(`SELECT 1 ${due} LIMIT 1`, wanted),
      schedule: await session.get('SELECT 1 FROM job_schedules WHERE next_at <= ? LIMIT 1', [clock.now()]),
    }));
    if (work.job === undefined && work.schedule === undefined) return [];
    return database.write(async (session) => {
      await this.#addScheduled(session);
      const rows = await session.allUnclaimed(`SELECT * ${due} ORDER BY run_at, id LIMIT ?`, [
        clock.now(),
        clock.now(),
        ...names.map(bytes),
        limit,
      ]);
      const jobs = rows.map(claimedJob);
      const taken: ClaimedJob[] = [];
      for (const job of jobs) {
        // A stalled job's last run counts as one: a job that kills its worker does not run for ever.
        const exhausted = job.attempt > job.attempts;
        await session.run(
          `UPDATE jobs SET state = ?, attempt = ?, lease_holder = ?, lease_until = ?, deduplication_id = NULL, changed = ?, error = ? WHERE id = ?`,
          exhausted
            ? [
                'failed',
                job.attempts,
                null,
                0,
                clock.now(),
                'Its worker stopped during the last run.',
                bytes(job.id),
              ]
            : ['active', job.attempt, this.#holder, this.#leaseEnd(), clock.now(), null, bytes(job.id)],
        );
        if (!exhausted) taken.push(job);
      }
      return taken;
    });
  }

  /** Several workers may find a schedule due; one of them gets it to move it on. */
  async #addScheduled(session: SqlSession): Promise<void> {
    const now = this.#parts.clock.now();
    const due = await session.allUnclaimed('SELECT * FROM job_schedules WHERE next_at <= ?', [now]);
    for (const row of due) {
      const every = Number(row['every_ms']) * 1000;
      const next = Number(row['next_at']);
      const following = next + Math.ceil((now - next + 1) / every) * every;
      const id = `${text(row['schedule_key'])}:${next}`;
      await session.insert('jobs', jobRow({ id, ...scheduledJob(row) }, now));
      await session.run('UPDATE job_schedules SET next_at = ? WHERE schedule_key = ?', [
        following,
        row['schedule_key'] ?? null,
      ]);
    }
  }

  async #run(job: ClaimedJob): Promise<void> {
    const handler = this.#handlers.get(job.name);
    if (handler === undefined) return;
    const lost = new AbortController();
    const renew = setInterval(() => void this.#renew(job, lost), this.#leaseMs / 3);
    const signal = AbortSignal.any([lost.signal, this.#stop.signal]);
    try {
      const payload = handler.job.payload.parse(job.payload);
      await handler.run(payload, {
        id: job.id,
        attempt: job.attempt,
        signal,
        progress: (done) => this.#update(job, 'progress = ?', [Math.min(1, Math.max(0, done))]),
      });
      await this.#update(job, `state = 'completed', progress = 1, lease_holder = NULL`, []);
    } catch (error) {
      await this.#fail(job, error);
    } finally {
      clearInterval(renew);
    }
  }

  async #fail(job: ClaimedJob, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const stopping = this.#stop.signal.aborted;
    if (job.attempt >= job.attempts && !stopping) {
      await this.#update(job, `state = 'failed', error = ?, lease_holder = NULL`, [message]);
      return;
    }
    const wait = stopping ? 0 : retryDelay(job.backoffMs, job.attempt);
    // A run cut short by the worker's end was not the job's fault and does not count.
    await this.#update(job, `state = 'waiting', run_at = ?, error = ?, lease_holder = NULL, attempt = ?`, [
      this.#parts.clock.now() + wait * 1000,
      message,
      stopping ? job.attempt - 1 : job.attempt,
    ]);
  }

  async #renew(job: ClaimedJob, lost: AbortController): Promise<void> {
    const { changes } = await this.#write(job, 'lease_until = ?', [this.#leaseEnd()]);
    if (changes === 0) lost.abort(new CoreError('conflict', 'Another worker has this job now.'));
  }

  async #update(job: ClaimedJob, set: string, values: readonly (string | number)[]): Promise<void> {
    await this.#write(job, set, values);
  }

  /** Only while the lease is ours: a worker that was too slow changes nothing any more. */
  #write(job: ClaimedJob, set: string, values: readonly (string | number)[]) {
    return this.#parts.database.write((session) =>
      session.run(`UPDATE jobs SET ${set}, changed = ? WHERE id = ? AND lease_holder = ? AND attempt = ?`, [
        ...values,
        this.#parts.clock.now(),
        bytes(job.id),
        this.#holder,
        job.attempt,
      ]),
    );
  }

  #leaseEnd(): number {
    return this.#parts.clock.now() + this.#leaseMs * 1000;
  }
}
