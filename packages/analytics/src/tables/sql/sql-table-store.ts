import { CoreError, type Instant } from '@coursewright/core/shared';
import type { SqlDatabase, SqlSession } from '@coursewright/core/sql';
import { parseTuple } from '../../tuples/tuple.ts';
import type { TableChange, TableStore } from '../table-store.port.ts';
import type { Table } from '../table.ts';
import { ChangeWriter } from './change-writer.ts';
import { spoolChanges, type SpooledChange } from './spool-changes.ts';
import { sqlTime } from './sql-time.ts';
import { updatesTable } from './table-schema.ts';

/**
 * Published tables in SQLite or MySQL. Rows are read to their end and checked first, so that the one transaction that makes
 * all changes lasts no longer than writing takes, and can be repeated.
 */
export class SqlTableStore implements TableStore {
  readonly #database: SqlDatabase;
  readonly #tables: ReadonlySet<string>;

  constructor(database: SqlDatabase, tables: readonly Table[]) {
    this.#database = database;
    this.#tables = new Set(tables.map(({ name }) => name));
  }

  async publish(changes: readonly TableChange[], at: Instant): Promise<void> {
    for (const { table } of changes) {
      if (this.#tables.has(table.name)) continue;
      throw new CoreError('bad_input', `${table.name} is no table that is published here.`);
    }
    const spooled = await spoolChanges(changes);
    try {
      await this.#database.write(async (session) => {
        await session.holdName('analytics tables');
        for (const change of spooled.changes) await make(session, change, sqlTime(at));
      });
    } finally {
      await spooled.remove();
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

async function make(session: SqlSession, { table, whole, batches }: SpooledChange, created: string) {
  const writer = new ChangeWriter(session, table, created);
  if (whole) await writer.removeAll();
  for await (const lines of batches()) {
    for (const line of lines) {
      const tuple = parseTuple(line.slice(1));
      if (line.startsWith('k') ? writer.removeKey(tuple) : writer.add(tuple)) await writer.flush();
    }
  }
  await writer.flush();
  await session.upsert(updatesTable, { update_id: table.name, target_table: table.name, inserted: created }, [
    'update_id',
  ]);
}
