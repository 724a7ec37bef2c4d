import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SqlRow, SqlSession, SqlValue } from '@coursewright/core/sql';
import type { Field, Tuple } from '../../tasks/tuple.ts';
import type { Column, Table } from '../table.ts';
import { equalSql } from './conditions-sql.ts';

/** Rows that wait at most: written or removed at once. */
const mostRows = 512;
const mostCharacters = 500_000;
/** Rows that one statement removes of a whole table: on SQLite, some ten milliseconds in which nothing else runs. */
const removedAtOnce = 2000;
const mostKeys = 32;
/** Milliseconds of writing after which others of this process get their turn. */
const turn = 8;

/** Writes the rows of one change inside a transaction. */
export class ChangeWriter {
  readonly #session: SqlSession;
  readonly #table: Table;
  readonly #created: string;
  readonly #exact: boolean;
  #rows: SqlRow[] = [];
  #characters = 0;
  #keys: Tuple[] = [];
  #since = performance.now();

  constructor(session: SqlSession, table: Table, created: string) {
    this.#session = session;
    this.#table = table;
    this.#created = created;
    this.#exact = table.columns.some(({ type }) => type === 'double');
  }

  async removeAll(): Promise<void> {
    const { name } = this.#table;
    for (;;) {
      const bound = await this.#session.get(
        `SELECT MAX(id) AS id FROM (SELECT id FROM ${name} ORDER BY id LIMIT ${removedAtOnce}) AS first`,
      );
      if (bound === undefined || bound['id'] === null || bound['id'] === undefined) return;
      await this.#session.run(`DELETE FROM ${name} WHERE id <= ?`, [bound['id']]);
      await this.#giveTurn();
    }
  }

  /** What is there of the key goes before the rows that are added from now on. */
  async removeKey(key: Tuple): Promise<void> {
    this.#keys.push(key);
    if (this.#keys.length === mostKeys) await this.flush();
  }

  async add(row: Tuple): Promise<void> {
    this.#rows.push(rowOf(this.#table, row, this.#created));
    this.#characters += row.reduce((sum, field) => sum + (field?.length ?? 0), 0);
    if (this.#rows.length >= mostRows || this.#characters > mostCharacters) await this.flush();
  }

  async flush(): Promise<void> {
    const [keys, rows] = [this.#keys, this.#rows];
    [this.#keys, this.#rows, this.#characters] = [[], [], 0];
    if (keys.length > 0) await this.#removeKeys(keys);
    if (rows.length > 0) {
      // A number that travels as text may come out with another last digit.
      if (this.#exact) await this.#session.insertAll(this.#table.name, rows);
      else await this.#session.later(this.#table.name, rows);
    }
    await this.#giveTurn();
  }

  async #removeKeys(keys: readonly Tuple[]): Promise<void> {
    const columns = this.#table.key ?? [];
    const parts = keys.map((key) =>
      columns.map((column, index) =>
        equalSql(this.#table, column, key[index] ?? null, this.#session.dialect),
      ),
    );
    const conditions = parts.map((part) => `(${part.map(({ sql }) => sql).join(' AND ')})`);
    const values = parts.flat().flatMap((part) => part.values);
    await this.#session.run(`DELETE FROM ${this.#table.name} WHERE ${conditions.join(' OR ')}`, values);
  }

  async #giveTurn(): Promise<void> {
    if (performance.now() - this.#since < turn) return;
    await nextTurn();
    this.#since = performance.now();
  }
}

function rowOf({ columns }: Table, row: Tuple, created: string): SqlRow {
  const entries = columns.map((column, index): [string, SqlValue] => [
    column.name,
    valueOf(column, row[index] ?? null),
  ]);
  return Object.fromEntries([...entries, ['created', created]]);
}

function valueOf({ type }: Column, field: Field): SqlValue {
  return field !== null && (type === 'integer' || type === 'double' || type === 'boolean')
    ? Number(field)
    : field;
}
