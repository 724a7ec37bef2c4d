import { createHash } from 'node:crypto';
import type { PoolConnection, QueryError, QueryResult, ResultSetHeader, RowDataPacket } from 'mysql2';
import type { TypedParameter } from 'mysql2/promise';
import { CoreError } from '../../../shared/core-error.ts';
import { insertChunks } from '../insert-chunks.ts';
import type { InsertOptions, SqlRow, SqlSession, SqlValue } from '../sql-session.ts';
import { asDriverValue, insertOf, laterStatements, upsertOf } from './mysql-statements.ts';
import { asCoreError, isDuplicate, isLostConnection, isLostLock } from './mysql-fault.ts';

/** A statement that takes longer does not end any more: its connection is given up. */
const statementLimitMs = 30_000;
/** Seconds that one unit of work waits for another that holds the same name. */
const namedLockLimit = 5;

/** Characters that wait at most, far below what a server takes at once. */
const mostWaiting = 1_000_000;

/** `write` and `read` are transactions, `read` over one snapshot; what is asked by `ask` is answered statement by statement. */
export type MysqlUnitKind = 'write' | 'read' | 'ask';

/** Statements of one transaction on one connection of the pool; prepared by the driver, values travel beside them. */
export class MysqlSession implements SqlSession {
  readonly dialect = 'mysql';
  readonly #connection: PoolConnection;
  readonly #types: TypedParameter;
  readonly #kind: MysqlUnitKind;
  #over: { readonly because: unknown } | undefined;
  #duplicates = 0;
  #named = false;
  #begun = false;
  #closed = false;
  #commitSent = false;
  /** Statements for `later`, whole, and the tables that they write. */
  #waiting: string[] = [];
  readonly #waitingFor = new Set<string>();

  constructor(connection: PoolConnection, types: TypedParameter, kind: MysqlUnitKind) {
    this.#connection = connection;
    this.#types = types;
    this.#kind = kind;
  }

  /** What the driver said, after which this transaction cannot go on, whatever its unit of work made of it. */
  get failure(): unknown {
    return this.#over?.because;
  }

  /** Whether a duplicate key was met: another transaction may have been first. */
  get metDuplicate(): boolean {
    return this.#duplicates > 0;
  }

  get commitSent(): boolean {
    return this.#commitSent;
  }

  /** Throws what has ended the transaction, also where the unit of work has caught it. */
  assertWhole(): void {
    if (this.#over !== undefined) throw asCoreError(this.#over.because);
  }

  /** Also where the unit of work has caught what ended its transaction, this throws it. */
  async commit(): Promise<void> {
    this.assertWhole();
    this.#closed = true;
    // Before its first statement, there is nothing to end.
    if (this.#begun) {
      this.#commitSent = true;
      // A server stops at the first of them that fails: then it has not come to the commit.
      await this.#query([...this.#waiting, 'COMMIT'].join(';'));
    }
    await this.#end();
  }

  /** Gives the connection back as it was, or up where that cannot be. */
  async rollback(): Promise<void> {
    this.#closed = true;
    try {
      if (isLostConnection(this.failure)) throw this.failure;
      if (this.#begun) await this.#ask((done) => this.#connection.query(limited('ROLLBACK'), done));
      await this.#end();
    } catch {
      this.#over ??= { because: ended() };
      this.#connection.destroy();
    }
  }

  /** Nothing runs on the connection any more, which goes to another unit of work. */
  async #end(): Promise<void> {
    this.#over ??= { because: ended() };
    try {
      // After the commit: who waited for the name is to see what was done under it.
      if (this.#named)
        await this.#ask((done) => this.#connection.query(limited('DO RELEASE_ALL_LOCKS()'), done));
      this.#connection.release();
    } catch {
      this.#connection.destroy();
    }
  }

  async all<Row extends SqlRow>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    const rows = await this.#execute<RowDataPacket[]>(sql, values);
    // oxlint-disable-next-line no-unsafe-type-assertion -- the caller names the columns its own statement selects
    return rows as unknown as Row[];
  }

  async get<Row extends SqlRow>(sql: string, values: readonly SqlValue[] = []): Promise<Row | undefined> {
    return (await this.all<Row>(sql, values))[0];
  }

  getForUpdate<Row extends SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<Row | undefined> {
    return this.get(`${sql} FOR UPDATE`, values);
  }

  allUnclaimed<Row extends SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<Row[]> {
    return this.all(`${sql} FOR UPDATE SKIP LOCKED`, values);
  }

  async holdName(name: string): Promise<void> {
    // At most 64 characters, and the names are the whole server's.
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 32);
    const row = await this.get(
      `SELECT GET_LOCK(CONCAT(LEFT(SHA1(DATABASE()), 16), ?), ${namedLockLimit}) AS held`,
      [hash],
    );
    if (Number(row?.['held']) === 1) this.#named = true;
    else await this.#call(() => Promise.reject(lockTimeout()));
  }

  async run(sql: string, values: readonly SqlValue[] = []) {
    const { affectedRows, insertId } = await this.#execute<ResultSetHeader>(sql, values);
    // mysql2 asks for found rows: an UPDATE counts what it matched, as in SQLite.
    return { changes: affectedRows, lastInsertId: insertId };
  }

  async insert(table: string, row: SqlRow): Promise<number> {
    return (await this.run(insertOf(table, row), Object.values(row))).lastInsertId;
  }

  async insertAll(
    table: string,
    rows: readonly SqlRow[],
    { unlessThere }: InsertOptions = {},
  ): Promise<void> {
    for (const { into, column, values } of insertChunks(table, rows)) {
      // Changes nothing; `INSERT IGNORE` would pass over values that do not fit, too.
      await this.run(unlessThere ? `${into} ON DUPLICATE KEY UPDATE ${column} = ${column}` : into, values);
    }
  }

  async upsert(table: string, row: SqlRow, key: readonly string[]): Promise<void> {
    await this.run(upsertOf(table, row, key), Object.values(row));
  }

  async later(table: string, rows: readonly SqlRow[], key?: readonly string[]): Promise<void> {
    this.assertWhole();
    if (this.#closed) throw ended();
    this.#begun = true;
    this.#waitingFor.add(table);
    for (const { sql, values } of laterStatements(table, rows, key)) {
      this.#waiting.push(this.#connection.format(sql, values.map(asDriverValue)));
    }
    if (this.#waiting.reduce((sum, { length }) => sum + length, 0) > mostWaiting) await this.#sendWaiting();
  }

  async #sendWaiting(): Promise<void> {
    const statements = this.#waiting;
    this.#waiting = [];
    this.#waitingFor.clear();
    try {
      await this.#query(statements.join(';'));
    } catch (error) {
      // Whoever asks for something else meanwhile may catch this: nothing is committed without what was to be written.
      this.#over ??= { because: error };
      throw error;
    }
  }

  async #execute<Result extends RowDataPacket[] | ResultSetHeader>(
    sql: string,
    values: readonly SqlValue[],
  ): Promise<Result> {
    if (this.#closed) throw ended();
    if ([...this.#waitingFor].some((table) => sql.includes(table))) await this.#sendWaiting();
    await this.#begin();
    const parameters = values.map((value) => this.#parameter(value));
    return this.#call(() =>
      this.#ask<Result>((done) =>
        this.#connection.execute<Result>({ ...limited(sql), values: parameters }, done),
      ),
    );
  }

  /** A writing transaction begins with its first statement by itself. */
  async #begin(): Promise<void> {
    if (this.#begun || this.#kind === 'ask') return;
    this.#begun = true;
    if (this.#kind === 'read') await this.#query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  }

  #query(sql: string): Promise<unknown> {
    return this.#call(() => this.#ask((done) => this.#connection.query(limited(sql), done)));
  }

  #ask<Result extends QueryResult>(
    ask: (done: (error: QueryError | null, result: Result) => void) => void,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      ask((error, result) => (error === null ? resolve(result) : reject(error)));
    });
  }

  async #call<Result>(work: () => Promise<Result>): Promise<Result> {
    this.assertWhole();
    try {
      return await work();
    } catch (error) {
      if (isDuplicate(error)) this.#duplicates += 1;
      else if (isLostLock(error) || isLostConnection(error)) this.#over ??= { because: error };
      throw asCoreError(error);
    }
  }

  /** Integers travel as such: the driver's own choice is a double, which LIMIT refuses. */
  #parameter(value: SqlValue) {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return this.#types.LONGLONG(value);
    return asDriverValue(value);
  }
}

function limited(sql: string) {
  return { sql, timeout: statementLimitMs };
}

function ended(): CoreError {
  return new CoreError('unavailable', 'This transaction has ended: nothing more can be done in it.');
}

/** As the server's own error of a lock that was not had in time. */
function lockTimeout(): Error {
  const code = { code: 'ER_LOCK_WAIT_TIMEOUT', errno: 1205 };
  return Object.assign(new Error('A named lock was not had in time.'), code);
}
