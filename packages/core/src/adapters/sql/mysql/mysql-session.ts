import { createHash } from 'node:crypto';
import type { PoolConnection, ResultSetHeader, RowDataPacket, TypedParameter } from 'mysql2/promise';
import { CoreError } from '../../../shared/core-error.ts';
import { insertChunks } from '../insert-chunks.ts';
import type { InsertOptions, SqlRow, SqlSession, SqlValue } from '../sql-session.ts';
import { asCoreError, isDuplicate, isLostConnection, isLostLock } from './mysql-fault.ts';

/** A statement that takes longer does not end any more: its connection is given up. */
const statementLimitMs = 30_000;
/** Seconds that one unit of work waits for another that holds the same name. */
const namedLockLimit = 5;

/** Statements of one transaction on one connection of the pool; prepared by the driver, values travel beside them. */
export class MysqlSession implements SqlSession {
  readonly dialect = 'mysql';
  readonly #connection: PoolConnection;
  readonly #types: TypedParameter;
  #over: { readonly because: unknown } | undefined;
  #duplicates = 0;
  #named = false;
  #begun = false;
  #closed = false;
  #commitSent = false;

  constructor(connection: PoolConnection, types: TypedParameter) {
    this.#connection = connection;
    this.#types = types;
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
    // The first statement begins the transaction: before it, there is nothing to end.
    if (this.#begun) {
      await this.#call(() => {
        this.#commitSent = true;
        return this.#connection.query({ sql: 'COMMIT', timeout: statementLimitMs });
      });
    }
    await this.#end();
  }

  /** Gives the connection back as it was, or up where that cannot be. */
  async rollback(): Promise<void> {
    this.#closed = true;
    try {
      if (isLostConnection(this.failure) || this.#commitSent) throw this.failure;
      if (this.#begun) await this.#connection.query({ sql: 'ROLLBACK', timeout: statementLimitMs });
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
      if (this.#named) await this.#connection.query('DO RELEASE_ALL_LOCKS()');
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
    const others = Object.keys(row).filter((column) => !key.includes(column));
    const changed = others.length === 0 ? key.slice(0, 1) : others;
    const changes = changed.map((column) => `${column} = VALUES(${column})`).join(', ');
    await this.run(`${insertOf(table, row)} ON DUPLICATE KEY UPDATE ${changes}`, Object.values(row));
  }

  async #execute<Result extends RowDataPacket[] | ResultSetHeader>(
    sql: string,
    values: readonly SqlValue[],
  ): Promise<Result> {
    const parameters = values.map((value) => this.#parameter(value));
    if (this.#closed) throw ended();
    this.#begun = true;
    const [result] = await this.#call(() =>
      this.#connection.execute<Result>({ sql, values: parameters, timeout: statementLimitMs }),
    );
    return result;
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
    return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.length) : value;
  }
}

function ended(): CoreError {
  return new CoreError('unavailable', 'This transaction has ended: nothing more can be done in it.');
}

/** As the server's own error of a lock that was not had in time. */
function lockTimeout(): Error {
  const code = { code: 'ER_LOCK_WAIT_TIMEOUT', errno: 1205 };
  return Object.assign(new Error('A named lock was not had in time.'), code);
}

function insertOf(table: string, row: SqlRow): string {
  const columns = Object.keys(row);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}
