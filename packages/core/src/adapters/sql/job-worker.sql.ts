import type { JobHandler } from '../../jobs/job-handler.ts';
import { defaultLeaseMs, type WorkOptions } from '../../jobs/job-queue.port.ts';
import { retryDelay } from '../../jobs/retry-delay.ts';
import { CoreError } from '../../shared/core-error.ts';
import { anyOf, inList } from './in-list.ts';
import type { SqlJobQueueParts } from './job-queue-parts.ts';
import { claimedJob, jobRow, scheduledJob, type ClaimedJob } from './job-rows.sql.ts';
import { bytes, text, type SqlSession, type SqlValue } from './sql-session.ts';

/** Claims due jobs by lease and runs them; one loop, woken by additions, by ends of jobs and by the poll. */
export class SqlJobWorker {
  readonly #parts: SqlJobQueueParts;
  readonly #handlers: ReadonlyMap<string, JobHandler>;
  readonly #concurrency: number;
  readonly #leaseMs: number;
  readonly #holder: string;
  readonly #running = new Set<Promise<void>>();
  /** Done, and not yet marked so: the next claim does it, for all that ended meanwhile at once. */
  #done: readonly ClaimedJob[] = [];
  readonly #stop = new AbortController();
  readonly #poll: NodeJS.Timeout;
  #looking: Promise<void> | undefined;
  #lookAgain = false;

  constructor(parts: SqlJobQueueParts, handlers: readonly JobHandler[], options: WorkOptions) {
    this.#parts = parts;
    this.#handlers = new Map(handlers.map((handler) => [handler.job.name, handler]));
    this.#concurrency = options.concurrency ?? 4;
    this.#leaseMs = options.leaseMs ?? defaultLeaseMs;
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
    // What cannot be marked now runs once more when its lease has run out.
    if (this.#done.length > 0) await this.#markDone().catch(() => undefined);
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

  async #claim(limit: number): Promise<readonly ClaimedJob[]> {
    const names = [...this.#handlers.keys()];
    if (names.length === 0) return [];
    const { clock, database } = this.#parts;
    const marks = names.map(() => '?').join(', ');
    const due = `FROM jobs WHERE ((state = 'waiting' AND run_at <= ?) OR (state = 'active' AND lease_until <= ?)) AND name IN (${marks})`;
    const wanted = () => [clock.now(), clock.now(), ...names.map(bytes)];
    if (this.#done.length === 0) {
      const asked = `SELECT 1 ${due} UNION ALL SELECT 1 FROM job_schedules WHERE next_at <= ? LIMIT 1`;
      const work = await database.read((session) => session.get(asked, [...wanted(), clock.now()]), {
        snapshot: false,
      });
      if (work === undefined) return [];
    }
    return this.#markDone(async (session) => {
      await this.#addScheduled(session);
      const rows = await session.allUnclaimed(`SELECT * ${due} ORDER BY run_at, id LIMIT ?`, [
        ...wanted(),
        limit,
      ]);
      return this.#lease(session, rows.map(claimedJob));
    });
  }

  /** In the transaction that marks what is done. Where it fails, the next one marks it. */
  async #markDone(
    claim: (session: SqlSession) => Promise<readonly ClaimedJob[]> = async () => [],
  ): Promise<readonly ClaimedJob[]> {
    const done = this.#done;
    const claimed = await this.#parts.database.write(async (session) => {
      if (done.length > 0) {
        const { marks, values } = anyOf(
          '(id = ? AND attempt = ?)',
          done.map(({ id, attempt }) => [bytes(id), attempt]),
        );
        await session.run(
          `UPDATE jobs SET state = 'completed', progress = 1, lease_holder = NULL, changed = ? WHERE lease_holder = ? AND (${marks})`,
          [this.#parts.clock.now(), this.#holder, ...values],
        );
      }
      return claim(session);
    });
    this.#done = this.#done.filter((job) => !done.includes(job));
    return claimed;
  }

  async #lease(session: SqlSession, jobs: readonly ClaimedJob[]): Promise<readonly ClaimedJob[]> {
    const now = this.#parts.clock.now();
    // A stalled job's last run counts as one: a job that kills its worker does not run for ever.
    const isExhausted = (job: ClaimedJob) => job.attempt > job.attempts;
    const taken = jobs.filter((job) => !isExhausted(job));
    const set = async (some: readonly ClaimedJob[], what: string, values: readonly SqlValue[]) => {
      if (some.length === 0) return;
      const ids = inList(some.map(({ id }) => bytes(id)));
      await session.run(
        `UPDATE jobs SET ${what}, deduplication_id = NULL, changed = ? WHERE id IN (${ids.marks})`,
        [...values, now, ...ids.values],
      );
    };
    await set(
      taken,
      `state = 'active', attempt = attempt + 1, lease_holder = ?, lease_until = ?, error = NULL`,
      [this.#holder, this.#leaseEnd()],
    );
    await set(jobs.filter(isExhausted), `state = 'failed', lease_holder = NULL, lease_until = 0, error = ?`, [
      'Its worker stopped during the last run.',
    ]);
    return taken;
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
      this.#done = [...this.#done, job];
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
