import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

type Parameters = readonly SQLInputValue[] | Readonly<Record<string, SQLInputValue>>;
type Done = (this: Outcome, error: Error | null, rows?: unknown[]) => void;
interface Outcome {
  readonly lastID: number;
  readonly changes: number;
}

/** The part of the `sqlite3` package's API that Sequelize's SQLite dialect calls, on `node:sqlite`. */
class Database {
  readonly filename: string;
  readonly #connection: DatabaseSync;

  constructor(filename: string, _mode: number, opened: (error: Error | null) => void) {
    this.filename = filename;
    this.#connection = new DatabaseSync(filename, { timeout: 5000 });
    queueMicrotask(() => opened(null));
  }

  /** Statements run in the order in which they are given anyway. */
  serialize(work: () => void): void {
    work();
  }

  run(sql: string, parameters?: Parameters | Done, done?: Done): void {
    this.#execute(sql, parameters, done, (statement, values) => {
      const { changes, lastInsertRowid } = runWith(statement, values);
      return { outcome: { lastID: Number(lastInsertRowid), changes: Number(changes) } };
    });
  }

  all(sql: string, parameters?: Parameters | Done, done?: Done): void {
    this.#execute(sql, parameters, done, (statement, values) => ({
      outcome: { lastID: 0, changes: 0 },
      rows: Array.isArray(values) ? statement.all(...values) : statement.all(values),
    }));
  }

  close(done?: (error: Error | null) => void): void {
    this.#connection.close();
    done?.(null);
  }

  #execute(
    sql: string,
    parameters: Parameters | Done | undefined,
    done: Done | undefined,
    work: (statement: StatementSync, values: Values) => { outcome: Outcome; rows?: unknown[] },
  ): void {
    const finish = typeof parameters === 'function' ? parameters : done;
    const values = typeof parameters === 'function' ? undefined : parameters;
    try {
      const statement = this.#connection.prepare(sql);
      const { outcome, rows } = work(statement, named(values));
      finish?.call(outcome, null, rows);
    } catch (error) {
      finish?.call({ lastID: 0, changes: 0 }, withCode(error));
    }
  }
}

type Values = SQLInputValue[] | Record<string, SQLInputValue>;

function named(values: Parameters | undefined): Values {
  if (values === undefined) return [];
  return isList(values) ? [...values] : { ...values };
}

function isList(values: Parameters): values is readonly SQLInputValue[] {
  return Array.isArray(values);
}

function runWith(statement: StatementSync, values: Values) {
  return Array.isArray(values) ? statement.run(...values) : statement.run(values);
}

/** Sequelize tells a broken constraint by the `code` that the sqlite3 package gives. */
function withCode(error: unknown): Error {
  const fault = error instanceof Error ? error : new Error(String(error));
  if (/constraint failed/i.test(fault.message)) return Object.assign(fault, { code: 'SQLITE_CONSTRAINT' });
  return fault;
}

/** What Sequelize takes as `dialectModule`. */
export const sqlite3Api = { Database, OPEN_READWRITE: 2, OPEN_CREATE: 4 };
