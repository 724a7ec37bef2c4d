/** A value a statement takes or gives. Keys go in and come out as bytes (DESIGN §3: VARBINARY), see `bytes` and `text`. */
export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface InsertOptions {
  readonly unlessThere?: boolean;
}

/** Statements on one connection inside one transaction. SQL is written once for both dialects, `?` marks a value. */
export interface SqlSession {
  readonly dialect: 'sqlite' | 'mysql';
  all<Row extends SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  get<Row extends SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<Row | undefined>;
  /** As `get`, and until the transaction ends another that asks so for the same row waits, and then sees what was done to it. */
  getForUpdate<Row extends SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<Row | undefined>;
  /** As `all`, without the rows that another transaction has taken so; until this one ends, no other gets these. */
  allUnclaimed<Row extends SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** Until the transaction ends, another that names the same waits here: for what no row stands for. Asked before anything else. */
  holdName(name: string): Promise<void>;
  run(
    sql: string,
    values?: readonly SqlValue[],
  ): Promise<{ readonly changes: number; readonly lastInsertId: number }>;
  /** Inserts one row; a duplicate key throws CoreError `conflict`. Returns the auto-increment id, if the table has one. */
  insert(table: string, row: SqlRow): Promise<number>;
  /** Inserts rows of the same columns with as few statements as may be, in their order; with `unlessThere` passes over rows with a duplicate key. */
  insertAll(table: string, rows: readonly SqlRow[], options?: InsertOptions): Promise<void>;
  /**
   * Inserts rows, or upserts them by `key`, that nothing is in the way of: at the latest when the transaction commits or
   * their table is asked, so that many go to a server as one. What is wrong with them is thrown now or then.
   */
  later(table: string, rows: readonly SqlRow[], key?: readonly string[]): Promise<void>;
  /** Inserts, or where `key` (the columns of one unique index) is there already, updates the other columns. */
  upsert(table: string, row: SqlRow, key: readonly string[]): Promise<void>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A key as the bytes its VARBINARY column holds: case, emoji and trailing spaces all count. */
export function bytes(key: string): Uint8Array {
  return encoder.encode(key);
}

export function text(value: SqlValue | undefined): string {
  if (value instanceof Uint8Array) return decoder.decode(value);
  return value === null || value === undefined ? '' : String(value);
}
