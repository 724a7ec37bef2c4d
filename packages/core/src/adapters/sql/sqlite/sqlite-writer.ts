import { channel } from 'node:diagnostics_channel';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { CoreError } from '../../../shared/core-error.ts';
import type { SqlSession } from '../sql-session.ts';
import { isBusy, SqliteSession } from './sqlite-session.ts';

interface Unit {
  readonly work: (session: SqlSession) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Units of one commit at most: bounds how long the first of them waits. */
const groupSize = 256;
const busyLimitMs = 5000;

/** Tells who listens of each commit: the database's `file`, and how many `units` of work it made durable. */
const commits = channel('coursewright:sqlite:commit');

/**
 * The one connection that writes. Units of work that wait are committed as a group, each within a savepoint, so that
 * one fsync pays for all of them; a unit is resolved only after that commit (DESIGN §3).
 */
export class SqliteWriter {
  readonly #file: string;
  readonly #connection: DatabaseSync;
  readonly #session: SqliteSession;
  readonly #waiting: Unit[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(file: string, synchronous: 'FULL' | 'NORMAL', tempStore: 'MEMORY' | 'FILE' = 'MEMORY') {
    this.#file = file;
    this.#connection = new DatabaseSync(file, { timeout: 0 });
    // What is deleted is overwritten: names of those who were retired rest in no free page.
    this.#connection.exec(
      `PRAGMA secure_delete = ON; PRAGMA synchronous = ${synchronous}; PRAGMA foreign_keys = ON; PRAGMA temp_store = ${tempStore}`,
    );
    this.#session = new SqliteSession(this.#connection);
  }

  write<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new CoreError('unavailable', 'The database is closed.'));
    const result = new Promise<T>((resolve, reject) => {
      // oxlint-disable-next-line no-unsafe-type-assertion -- the value is what `work` gave
      this.#waiting.push({ work, resolve: (value) => resolve(value as T), reject });
    });
    this.#running ??= this.#commitGroups();
    return result;
  }

  /** Resolves when everything that was given has been committed. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    if (this.#connection.isOpen) this.#connection.close();
  }

  async #commitGroups(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Lets every request that has just arrived join this group.
      await new Promise((resolve) => setImmediate(resolve));
      await this.#commitGroup();
    }
    this.#running = undefined;
  }

  async #commitGroup(): Promise<void> {
    const settle: (() => void)[] = [];
    const failed: Unit[] = [];
    try {
      await this.#begin();
      for (let count = 0; count < groupSize; count += 1) {
        const unit = this.#waiting.shift();
        if (unit === undefined) break;
        failed.push(unit);
        settle.push(await this.#runUnit(unit));
      }
      this.#connection.exec('COMMIT');
    } catch (error) {
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      const lost = failed.length > 0 ? failed : this.#waiting.splice(0);
      for (const unit of lost) unit.reject(error);
      return;
    }
    if (commits.hasSubscribers) commits.publish({ file: this.#file, units: settle.length });
    for (const done of settle) done();
  }

  async #runUnit(unit: Unit): Promise<() => void> {
    this.#connection.exec('SAVEPOINT unit');
    try {
      const value = await unit.work(this.#session);
      this.#connection.exec('RELEASE unit');
      return () => unit.resolve(value);
    } catch (error) {
      this.#connection.exec('ROLLBACK TO unit; RELEASE unit');
      return () => unit.reject(error);
    }
  }

  /** Another process may hold the write lock: waits without blocking this one, up to 5 s. */
  async #begin(): Promise<void> {
    const from = performance.now();
    for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
      try {
        this.#connection.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() - from > busyLimitMs) {
          throw new CoreError('unavailable', 'Another process kept the database locked for 5 seconds.', {
            cause: error,
          });
        }
      }
      await sleep(wait / 2 + Math.random() * wait);
    }
  }
}
