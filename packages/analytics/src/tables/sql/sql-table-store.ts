import { CoreError, type Instant } from '@coursewright/core/shared';
import type { SqlDatabase, SqlSession } from '@coursewright/core/sql';
import type { TableChange, TableStore } from '../table-store.port.ts';
import type { Table } from '../table.ts';
import { ChangeWriter } from './change-writer.ts';
import { isAtHand } from './feed-change.ts';
import { spoolChanges, type ReadyChange } from './spool-changes.ts';
import { sqlTime } from './sql-time.ts';
import { updatesTable } from './table-schema.ts';

export interface SqlTableStoreOptions {
  /** Whether a transaction may have to be repeated: then all rows are read first. */
  readonly mayRepeat: boolean;
}

/**
 * Published tables in SQLite or MySQL. Rows that have to be waited for, or may have to be written again, are read to their end
 * and checked first, so that the one transaction that makes all changes lasts no longer than writing takes.
 */
export class SqlTableStore implements TableStore {
  readonly #database: SqlDatabase;
  readonly #tables: ReadonlySet<string>;
  readonly #mayRepeat: boolean;

  constructor(database: SqlDatabase, tables: readonly Table[], { mayRepeat }: SqlTableStoreOptions) {
    this.#database = database;
    this.#mayRepeat = mayRepeat;
    this.#tables = new Set(tables.map(({ name }) => name));
  }

  async publish(changes: readonly TableChange[], at: Instant): Promise<void> {
    for (const { table } of changes) {
      if (this.#tables.has(table.name)) continue;
      throw new CoreError('bad_input', `${table.name} is no table that is published here.`);
    }
    const ready = await spoolChanges(changes, (change) => !this.#mayRepeat && isAtHand(change));
    try {
      await this.#database.write(async (session) => {
        await session.holdName('analytics tables');
        for (const change of ready.changes) await make(session, change, sqlTime(at));
      });
    } finally {
      await ready.remove();
    }
  }

  async updates(): Promise<ReadonlyMap<string, Instant>> {
    const rows = await this.#database.read((session) =>
      session.all(`SELECT target_table, CAST(inserted AS CHAR) AS inserted FROM ${updatesTable}`),
    );
    return new Map(
      rows.map((row) => [
        String(row['target_table']),
        Date.parse(`${String(row['inserted']).replace(' ', 'T')}Z`) * 1000,
      ]),
    );
  }
}

async function make(session: SqlSession, { table, whole, feed }: ReadyChange, created: string) {
  const writer = new ChangeWriter(session, table, created);
  if (whole) await writer.removeAll();
  await feed(writer);
  await writer.end();
  await session.upsert(updatesTable, { update_id: table.name, target_table: table.name, inserted: created }, [
    'update_id',
  ]);
}
