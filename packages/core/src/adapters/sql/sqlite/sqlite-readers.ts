import { DatabaseSync } from 'node:sqlite';
import { CoreError } from '../../../shared/core-error.ts';
import type { SqlSession } from '../sql-session.ts';
import { SqliteSession } from './sqlite-session.ts';

interface Reader {
  readonly connection: DatabaseSync;
  readonly session: SqliteSession;
}

/** Read-only connections beside the writer; each `read` sees one snapshot. At most `limit` at once, others wait. */
export class SqliteReaders {
  readonly #file: string;
  readonly #limit: number;
  readonly #idle: Reader[] = [];
  readonly #waiting: ((reader: Reader) => void)[] = [];
  #open = 0;
  #closed = false;

  constructor(file: string, limit = 8) {
    this.#file = file;
    this.#limit = limit;
  }

  async read<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    if (this.#closed) throw new CoreError('unavailable', 'The database is closed.');
    const reader = await this.#take();
    try {
      reader.connection.exec('BEGIN');
      return await work(reader.session);
    } finally {
      if (reader.connection.isTransaction) reader.connection.exec('ROLLBACK');
      this.#give(reader);
    }
  }

  close(): void {
    this.#closed = true;
    for (const { connection } of this.#idle.splice(0)) connection.close();
  }

  #take(): Reader | Promise<Reader> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#open >= this.#limit) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#open += 1;
    const connection = new DatabaseSync(this.#file, { readOnly: true, timeout: 5000 });
    return { connection, session: new SqliteSession(connection) };
  }

  #give(reader: Reader): void {
    const next = this.#waiting.shift();
    if (next !== undefined) next(reader);
    else if (this.#closed) reader.connection.close();
    else this.#idle.push(reader);
  }
}
