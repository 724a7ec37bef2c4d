/** One stored row with the time of its insertion, which ltijs reads as `createdAt`. */
type Row = Record<string, unknown> & { createdAt: number };

/**
 * The storage that ltijs asks of a database plugin (Cvmcosta/ltijs src/Utils/Database.js), in memory: the fastest it can
 * have, so that the comparison is with its ceiling. Rows expire as its documents demand: nonce 10 s, state 600 s,
 * tokens a day.
 */
export class LtijsMemoryStore {
  readonly #tables = new Map<string, Row[]>();
  readonly #lifetime: Readonly<Record<string, number>> = {
    nonce: 10_000,
    state: 600_000,
    idtoken: 86_400_000,
    contexttoken: 86_400_000,
    accesstoken: 3_600_000,
  };

  async setup(): Promise<true> {
    return true;
  }

  async Close(): Promise<true> {
    return true;
  }

  async Get(_key: unknown, table: string, where: object = {}): Promise<Row[] | false> {
    const rows = this.#live(table).filter((row) => matches(row, where));
    return rows.length > 0 ? rows : false;
  }

  async Insert(_key: unknown, table: string, item: object, index: object = {}): Promise<true> {
    this.#live(table).push({ ...index, ...item, createdAt: Date.now() });
    return true;
  }

  async Replace(key: unknown, table: string, where: object, item: object, index: object = {}): Promise<true> {
    await this.Delete(table, where);
    return this.Insert(key, table, item, index);
  }

  async Modify(_key: unknown, table: string, where: object, changes: object): Promise<true> {
    for (const row of this.#live(table)) if (matches(row, where)) Object.assign(row, changes);
    return true;
  }

  async Delete(table: string, where: object): Promise<true> {
    this.#tables.set(
      table,
      this.#live(table).filter((row) => !matches(row, where)),
    );
    return true;
  }

  #live(table: string): Row[] {
    const oldest = Date.now() - (this.#lifetime[table] ?? Number.POSITIVE_INFINITY);
    const rows = (this.#tables.get(table) ?? []).filter((row) => row.createdAt >= oldest);
    this.#tables.set(table, rows);
    return rows;
  }
}

function matches(row: Row, where: object): boolean {
  return Object.entries(where).every(([column, value]) => row[column] === value);
}
