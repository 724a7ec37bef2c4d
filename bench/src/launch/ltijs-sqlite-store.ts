import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

type Row = Record<string, unknown> & { createdAt: number };

const lifetime: Readonly<Record<string, number>> = {
  nonce: 10_000,
  state: 600_000,
  idtoken: 86_400_000,
  contexttoken: 86_400_000,
  accesstoken: 3_600_000,
};

/**
 * The storage that ltijs asks of a database plugin (Cvmcosta/ltijs src/Utils/Database.js), as durable as ours: rows of JSON
 * in a SQLite file with the same settings, a statement a call and no ORM between.
 */
export class LtijsSqliteStore {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE items (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, created INTEGER NOT NULL, item TEXT NOT NULL);
      CREATE INDEX items_kind ON items (kind, created);`);
  }

  async setup(): Promise<true> {
    return true;
  }

  async Close(): Promise<true> {
    this.#database.close();
    return true;
  }

  async Get(_key: unknown, table: string, where: object = {}): Promise<Row[] | false> {
    const [matching, values] = condition(where);
    const rows = this.#statement(
      `SELECT item, created FROM items WHERE kind = ? AND created >= ?${matching}`,
    ).all(table, oldest(table), ...values);
    if (rows.length === 0) return false;
    return rows.map((row) => ({
      ...(JSON.parse(String(row['item'])) as object),
      createdAt: Number(row['created']),
    }));
  }

  async Insert(_key: unknown, table: string, item: object, index: object = {}): Promise<true> {
    this.#statement('INSERT INTO items (kind, created, item) VALUES (?, ?, ?)').run(
      table,
      Date.now(),
      JSON.stringify({ ...index, ...item }),
    );
    return true;
  }

  async Replace(key: unknown, table: string, where: object, item: object, index: object = {}): Promise<true> {
    this.#database.exec('BEGIN IMMEDIATE');
    await this.Delete(table, where);
    await this.Insert(key, table, item, index);
    this.#database.exec('COMMIT');
    return true;
  }

  async Modify(_key: unknown, table: string, where: object, changes: object): Promise<true> {
    const [matching, values] = condition(where);
    this.#statement(`UPDATE items SET item = json_patch(item, ?) WHERE kind = ?${matching}`).run(
      JSON.stringify(changes),
      table,
      ...values,
    );
    return true;
  }

  async Delete(table: string, where: object): Promise<true> {
    const [matching, values] = condition(where);
    this.#statement(`DELETE FROM items WHERE kind = ?${matching}`).run(table, ...values);
    return true;
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}

function oldest(table: string): number {
  const kept = lifetime[table];
  return kept === undefined ? 0 : Date.now() - kept;
}

function condition(where: object): readonly [string, readonly SQLInputValue[]] {
  const columns = Object.entries(where);
  const text = columns.map(([column]) => ` AND json_extract(item, '$.${column}') = ?`).join('');
  const values = columns.map(([, value]): SQLInputValue =>
    typeof value === 'boolean' ? Number(value) : String(value),
  );
  return [text, values];
}
