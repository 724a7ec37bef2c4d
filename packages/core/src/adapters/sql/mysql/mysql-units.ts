import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolConnection } from 'mysql2';
import type { Pool, TypedParameter } from 'mysql2/promise';
import { CoreError } from '../../../shared/core-error.ts';
import type { SqlSession } from '../sql-session.ts';
import { asCoreError, isLostConnection, isLostLock } from './mysql-fault.ts';
import { MysqlSession, type MysqlUnitKind } from './mysql-session.ts';

/** Runs of one unit of work at most; between them it waits longer each time, with jitter, about 3 s in all. */
const mostRuns = 12;
/** Of these, after a connection that was lost or not to be had. */
const mostConnections = 3;

export interface MysqlUnitsOptions {
  readonly pool: Pool;
  readonly types: TypedParameter;
}

/**
 * Units of work on the connections of one pool. A unit that lost a lock, or its connection before the commit was sent, has
 * done nothing and runs again; one that met another's new row runs once more and sees it. Where the commit was sent
 * and not answered, nobody knows what happened: that is `unavailable`.
 */
export class MysqlUnits {
  readonly #pool: Pool;
  readonly #types: TypedParameter;
  readonly #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor({ pool, types }: MysqlUnitsOptions) {
    this.#pool = pool;
    this.#types = types;
  }

  run<T>(work: (session: SqlSession) => Promise<T>, kind: MysqlUnitKind): Promise<T> {
    if (this.#closing !== undefined)
      return Promise.reject(new CoreError('unavailable', 'The database is closed.'));
    const result = this.#run(work, kind);
    this.#running.add(result);
    void this.#forget(result);
    return result;
  }

  /** Resolves when everything that was given has ended. */
  close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#running).then(() => this.#pool.end());
    return this.#closing;
  }

  async #forget(result: Promise<unknown>): Promise<void> {
    await Promise.allSettled([result]);
    this.#running.delete(result);
  }

  async #run<T>(work: (session: SqlSession) => Promise<T>, kind: MysqlUnitKind): Promise<T> {
    const counts = { connections: 0, duplicates: 0 };
    for (let run = 1; ; run += 1) {
      const outcome = await this.#runOnce(work, kind);
      if ('value' in outcome) return outcome.value;
      if (run === mostRuns || !mayRunAgain(outcome, counts)) throw outcome.error;
      await sleep(Math.min(500, 2 ** run) * (0.5 + Math.random()));
    }
  }

  /** What was read is known: nobody waits for the end of its snapshot. */
  #endReading(session: MysqlSession): void {
    session.assertWhole();
    const ended = session.commit().catch(() => session.rollback());
    this.#running.add(ended);
    void this.#forget(ended);
  }

  async #runOnce<T>(work: (session: SqlSession) => Promise<T>, kind: MysqlUnitKind): Promise<Outcome<T>> {
    let connection: PoolConnection;
    try {
      connection = await connectionOf(this.#pool);
    } catch (error) {
      return { error: asCoreError(error), failure: error, duplicate: false };
    }
    const session = new MysqlSession(connection, this.#types, kind);
    try {
      const value = await work(session);
      if (kind === 'write') await session.commit();
      else this.#endReading(session);
      return { value };
    } catch (thrown) {
      const { failure, metDuplicate: duplicate, commitSent } = session;
      await session.rollback();
      const error = failure === undefined ? thrown : asCoreError(failure);
      // A cluster may find at the commit that another was first: then nothing was done, either.
      const unknown = commitSent && isLostConnection(failure);
      return unknown ? { error: unanswered(), failure: undefined, duplicate } : { error, failure, duplicate };
    }
  }
}

/** By callback, as all that is asked on it: a promise of the driver's keeps a stack trace for each statement. */
function connectionOf({ pool }: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error === null ? resolve(connection) : reject(error)));
  });
}

interface Failed {
  readonly error: unknown;
  /** What ended the transaction, as the driver gave it. */
  readonly failure: unknown;
  readonly duplicate: boolean;
}
type Outcome<T> = { readonly value: T } | Failed;

function mayRunAgain(
  { error, failure, duplicate }: Failed,
  counts: { connections: number; duplicates: number },
) {
  if (isLostLock(failure)) return true;
  if (isLostConnection(failure)) return (counts.connections += 1) < mostConnections;
  const overtaken = duplicate && error instanceof CoreError && error.code === 'conflict';
  return overtaken && (counts.duplicates += 1) === 1;
}

function unanswered(): CoreError {
  return new CoreError(
    'unavailable',
    'The database went away during a commit: it may have been done or not.',
  );
}
