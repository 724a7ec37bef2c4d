import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { CoreError } from '../../../shared/core-error.ts';
import { insertChunks } from '../insert-chunks.ts';
import type { InsertOptions, SqlRow, SqlSession, SqlValue } from '../sql-session.ts';

const SQLITE_BUSY = 5;
/** SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE and _ROWID, extended result codes. */
const SQLITE_NOT_UNIQUE: readonly (number | undefined)[] = [1555, 2067, 2579];

/** Node 22 binds an empty array as NULL unless there is memory behind it. */
const EMPTY = new Uint8Array(new ArrayBuffer(1), 0, 0);
const bindsEmptyAsNull = Number.parseInt(process.versions.node, 10) < 24;

function bound(values: readonly SqlValue[]): readonly SqlValue[] {
  if (!bindsEmptyAsNull) return values;
  return values.map((value) => (value instanceof Uint8Array && value.length === 0 ? EMPTY : value));
}

/** Statements on one `node:sqlite` connection; each text is prepared once. */
export class SqliteSession implements SqlSession {
  readonly dialect = 'sqlite';
  readonly #connection: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(connection: DatabaseSync) {
    this.#connection = connection;
  }

  async all<Row extends SqlRow>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    // oxlint-disable-next-line no-unsafe-type-assertion -- the caller names the columns its own statement selects
    return this.#try(() => this.#prepare(sql).all(...bound(values))) as Row[];
  }

  async get<Row extends SqlRow>(sql: string, values: readonly SqlValue[] = []): Promise<Row | undefined> {
    // oxlint-disable-next-line no-unsafe-type-assertion -- as above
    return this.#try(() => this.#prepare(sql).get(...bound(values))) as Row | undefined;
  }

  // One connection writes, and units of work run on it one after another: nothing is to be waited for.
  getForUpdate<Row extends SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<Row | undefined> {
    return this.get(sql, values);
  }

  allUnclaimed<Row extends SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<Row[]> {
    return this.all(sql, values);
  }

  async holdName(): Promise<void> {}

  async run(sql: string, values: readonly SqlValue[] = []) {
    const { changes, lastInsertRowid } = this.#try(() => this.#prepare(sql).run(...bound(values)));
    return { changes: Number(changes), lastInsertId: Number(lastInsertRowid) };
  }

  async insert(table: string, row: SqlRow): Promise<number> {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`;
    return (await this.run(sql, Object.values(row))).lastInsertId;
  }

  async insertAll(
    table: string,
    rows: readonly SqlRow[],
    { unlessThere }: InsertOptions = {},
  ): Promise<void> {
    for (const { into, values } of insertChunks(table, rows)) {
      await this.run(unlessThere ? `${into} ON CONFLICT DO NOTHING` : into, values);
    }
  }

  async later(table: string, rows: readonly SqlRow[], key?: readonly string[]): Promise<void> {
    if (key === undefined) return this.insertAll(table, rows);
    for (const row of rows) await this.upsert(table, row, key);
  }

  async upsert(table: string, row: SqlRow, key: readonly string[]): Promise<void> {
    const columns = Object.keys(row);
    const others = columns.filter((column) => !key.includes(column));
    const change =
      others.length === 0
        ? 'NOTHING'
        : `UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`;
    const marks = columns.map(() => '?').join(', ');
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks}) ON CONFLICT (${key.join(', ')}) DO ${change}`;
    await this.run(sql, Object.values(row));
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (statement === undefined) {
      statement = this.#connection.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }

  #try<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asCoreError(error);
    }
  }
}

function asCoreError(error: unknown): unknown {
  if (!SQLITE_NOT_UNIQUE.includes(extendedCode(error))) return error;
  const message = error instanceof Error ? error.message : '';
  // The message names table and columns, never values.
  return new CoreError('conflict', `A row with this key is already there (${message}).`, { cause: error });
}

export function isBusy(error: unknown): boolean {
  return ((extendedCode(error) ?? 0) & 0xff) === SQLITE_BUSY;
}

function extendedCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  return error.errcode;
}
