import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SqlSession, SqlValue } from '@coursewright/core/sql';
import type { Value } from '../row-fitter.ts';
import type { Table } from '../table.ts';
import type { ChangeTaker } from './feed-change.ts';
import { removeKeys } from './remove-keys.ts';

/** Rows of one statement, a power of two: many, since each statement costs a round trip. */
const rowsAtOnce = 256;
/** Characters that wait at most. */
const mostCharacters = 500_000;
/** Rows that one statement of MySQL removes of a whole table: far from what a statement may take. */
const removedAtOnce = 10_000;
const mostKeys = 32;
/** Milliseconds of writing after which others of this process get their turn. */
const turn = 8;

/** Writes the rows of one change inside a transaction. */
export class ChangeWriter implements ChangeTaker {
  readonly #session: SqlSession;
  readonly #table: Table;
  readonly #created: string;
  readonly #into: string;
  readonly #marks: string;
  readonly #width: number;
  /** By number of rows. */
  readonly #statements = new Map<number, string>();
  /** Values of rows for a statement each. */
  #full: SqlValue[][] = [];
  #values: SqlValue[] = [];
  #characters = 0;
  #keys: (readonly Value[])[] = [];
  #since = performance.now();

  constructor(session: SqlSession, table: Table, created: string) {
    this.#session = session;
    this.#table = table;
    this.#created = created;
    const columns = [...table.columns.map(({ name }) => `\`${name}\``), '`created`'];
    // What fails undoes the whole transaction: SQLite need not be able to undo the statement alone.
    const insert = session.dialect === 'sqlite' ? 'INSERT OR FAIL' : 'INSERT';
    this.#into = `${insert} INTO ${table.name} (${columns.join(', ')}) VALUES `;
    this.#marks = `(${columns.map(() => '?').join(', ')})`;
    this.#width = columns.length;
  }

  async removeAll(): Promise<void> {
    const { name } = this.#table;
    if (this.#session.dialect === 'sqlite') {
      // It frees the pages of the table and its indexes, and looks at no row.
      await this.#session.run(`DELETE FROM ${name}`);
      return;
    }
    for (;;) {
      const bound = await this.#session.get(
        `SELECT MAX(id) AS id FROM (SELECT id FROM ${name} ORDER BY id LIMIT ${removedAtOnce}) AS first`,
      );
      if (bound === undefined || bound['id'] === null || bound['id'] === undefined) return;
      await this.#session.run(`DELETE FROM ${name} WHERE id <= ?`, [bound['id']]);
      await this.#giveTurn();
    }
  }

  removeKey(key: readonly Value[]): boolean {
    this.#keys.push(key);
    return this.#keys.length === mostKeys;
  }

  add(row: readonly Value[]): boolean {
    for (const value of row) {
      this.#values.push(value);
      if (typeof value === 'string') this.#characters += value.length;
    }
    this.#values.push(this.#created);
    if (this.#values.length === rowsAtOnce * this.#width || this.#characters > mostCharacters) this.#fill();
    return this.#full.length > 0;
  }

  async flush(): Promise<void> {
    const [keys, full] = [this.#keys, this.#full];
    [this.#keys, this.#full] = [[], []];
    await removeKeys(this.#session, this.#table, keys);
    for (const values of full) await this.#insert(values);
    await this.#giveTurn();
  }

  /** Writes what is left. */
  async end(): Promise<void> {
    this.#fill();
    await this.flush();
  }

  #fill(): void {
    this.#full.push(this.#values);
    this.#values = [];
    this.#characters = 0;
  }

  /** By powers of two: each number of rows is a statement that is prepared. */
  async #insert(values: readonly SqlValue[]): Promise<void> {
    for (let done = 0; done < values.length;) {
      const rows = 2 ** Math.floor(Math.log2((values.length - done) / this.#width));
      const next = done + rows * this.#width;
      await this.#session.run(this.#insertOf(rows), values.slice(done, next));
      done = next;
    }
  }

  #insertOf(rows: number): string {
    let sql = this.#statements.get(rows);
    if (sql === undefined) {
      sql = this.#into + Array.from({ length: rows }, () => this.#marks).join(', ');
      this.#statements.set(rows, sql);
    }
    return sql;
  }

  async #giveTurn(): Promise<void> {
    if (performance.now() - this.#since < turn) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
