import {
  openSqlDatabase,
  pendingMigrations,
  type ModuleMigrations,
  type SqlTarget,
} from '@coursewright/core/sql';
import type { TableReader } from '../../api/table-reader.port.ts';
import type { TableStore } from '../table-store.port.ts';
import type { Table } from '../table.ts';
import { SqlTableReader } from './sql-table-reader.ts';
import { SqlTableStore } from './sql-table-store.ts';
import { ThreadedTableReader } from './threaded-table-reader.ts';
import { analyticsModuleName, tableMigration, updatesMigration, updatesTable } from './table-schema.ts';

export interface AnalyticsTables {
  readonly store: TableStore;
  readonly reader: TableReader;
  close(): Promise<void>;
}

/** Opens a database of published tables, and makes those that it does not have as they are defined. */
export async function openAnalyticsTables(
  target: SqlTarget,
  tables: readonly Table[],
): Promise<AnalyticsTables> {
  const database = await openSqlDatabase(target, [migrationsOf(tables)]);
  // A server may give up a transaction for another's sake.
  const store = new SqlTableStore(database, tables, { mayRepeat: !('file' in target) });
  const inline = new SqlTableReader(database);
  if (!('file' in target)) return { store, reader: inline, close: () => database.close() };
  const reader = new ThreadedTableReader(target.file, inline);
  return {
    store,
    reader,
    close: async () => {
      await reader.close();
      await database.close();
    },
  };
}

/** Names of the migrations that opening would apply. Changes nothing. */
export function pendingAnalyticsMigrations(
  target: SqlTarget,
  tables: readonly Table[],
): Promise<readonly string[]> {
  return pendingMigrations(target, [migrationsOf(tables)]);
}

/** What a backup of a database that other tables are in leaves out: it is made anew from the log. */
export function derivedTables(tables: readonly Table[]) {
  return { module: analyticsModuleName, tables: [updatesTable, ...tables.map(({ name }) => name)] };
}

function migrationsOf(tables: readonly Table[]): ModuleMigrations {
  return { name: analyticsModuleName, migrations: [updatesMigration, ...tables.map(tableMigration)] };
}
