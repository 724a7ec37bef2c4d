import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolConnection, TypedParameter } from 'mysql2/promise';
import { CoreError } from '../../../shared/core-error.ts';
import type { SqlSession } from '../sql-session.ts';
import { asCoreError, isLostConnection, isLostLock } from './mysql-fault.ts';
import { MysqlSession } from './mysql-session.ts';

/** Runs of one unit of work at most; between them it waits longer each time, with jitter, about 3 s in all. */
const mostRuns = 10;
/** Runs after a connection that was lost, or that could not be had. */
const mostConnections = 3;

export interface MysqlUnitsOptions {
  readonly pool: Pool;
  readonly types: TypedParameter;
  readonly mode: 'write' | 'read';
}

/**
 * Units of work on the connections of one pool. A unit that lost a lock, or its connection before the commit was sent, has
 * done nothing and runs again; one that met another's new row runs once more and sees it. Where the commit was sent
 * and not answered, nobody knows what happened: that is `unavailable`.
 */
export class MysqlUnits {
  readonly #pool: Pool;
  readonly #types: TypedParameter;
  readonly #writes: boolean;

  constructor({ pool, types, mode }: MysqlUnitsOptions) {
    this.#pool = pool;
    this.#types = types;
    this.#writes = mode === 'write';
  }

  async run<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    const counts = { runs: 0, connections: 0, duplicates: 0 };
    for (;;) {
      const outcome = await this.#runOnce(work);
      if ('value' in outcome) return outcome.value;
      counts.runs += 1;
      if (counts.runs >= mostRuns || !mayRunAgain(outcome, counts)) throw asCoreError(outcome.error);
      await sleep(Math.min(500, 2 ** counts.runs) * (0.5 + Math.random()));
    }
  }

  async #runOnce<T>(work: (session: SqlSession) => Promise<T>): Promise<Outcome<T>> {
    let connection: PoolConnection;
    try {
      connection = await this.#pool.getConnection();
    } catch (error) {
      return { error, failure: error };
    }
    const session = new MysqlSession(connection, this.#types, this.#writes);
    let sent = false;
    try {
      await connection.query(
        this.#writes ? 'START TRANSACTION' : 'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
      );
      const value = await work(session);
      // The unit may have caught what ended its transaction.
      if (session.failure !== undefined) throw session.failure;
      session.end();
      sent = this.#writes;
      await connection.query('COMMIT');
      await giveBack(connection, session);
      return { value };
    } catch (error) {
      const failure = session.failure ?? (isLostConnection(error) ? error : undefined);
      session.end();
      await undo(connection, session, failure);
      return sent
        ? { error: unanswered(error), failure: undefined }
        : { error, failure, duplicate: session.metDuplicate };
    }
  }
}

type Outcome<T> =
  | { readonly value: T }
  | {
      readonly error: unknown;
      /** What ended the transaction, as the driver gave it. */
      readonly failure: unknown;
      readonly duplicate?: boolean;
    };

function mayRunAgain(
  { error, failure, duplicate = false }: Exclude<Outcome<unknown>, { value: unknown }>,
  counts: { connections: number; duplicates: number },
): boolean {
  if (isLostLock(failure)) return true;
  if (isLostConnection(failure)) return (counts.connections += 1) < mostConnections;
  const overtaken = duplicate && error instanceof CoreError && error.code === 'conflict';
  return overtaken && (counts.duplicates += 1) === 1;
}

async function giveBack(connection: PoolConnection, session: MysqlSession): Promise<void> {
  try {
    // After the commit: who waited for the name is to see what was done under it.
    if (session.holdsName) await connection.query('DO RELEASE_ALL_LOCKS()');
    connection.release();
  } catch {
    connection.destroy();
  }
}

async function undo(connection: PoolConnection, session: MysqlSession, failure: unknown): Promise<void> {
  try {
    if (isLostConnection(failure)) throw failure;
    await connection.query('ROLLBACK');
    await giveBack(connection, session);
  } catch {
    connection.destroy();
  }
}

function unanswered(error: unknown): unknown {
  if (!isLostConnection(error)) return error;
  return new CoreError(
    'unavailable',
    'The database went away during a commit: it may have been done or not.',
  );
}
