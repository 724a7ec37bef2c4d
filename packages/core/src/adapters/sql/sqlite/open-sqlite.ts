import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ModuleMigrations } from '../module-migrations.ts';
import type { SqlDatabase } from '../sql-database.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { SqliteReaders } from './sqlite-readers.ts';
import { SqliteWriter } from './sqlite-writer.ts';

export interface SqliteOptions {
  /** Made, with its folder, where it is not there. */
  readonly file: string;
  readonly modules: readonly ModuleMigrations[];
  /** `FULL` survives a power cut, `NORMAL` a killed process. Default `FULL`. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Where a transaction keeps what it may have to put back: `FILE` where it changes more than fits into memory. Default `MEMORY`. */
  readonly tempStore?: 'MEMORY' | 'FILE';
}

export async function openSqlite({
  file,
  modules,
  synchronous = 'FULL',
  tempStore = 'MEMORY',
}: SqliteOptions): Promise<SqlDatabase> {
  // It holds password hashes and learners' answers: nobody else on the machine is to read them.
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  await migrateSqlite(file, modules);
  const writer = new SqliteWriter(file, synchronous, tempStore);
  const readers = new SqliteReaders(file);
  return {
    write: (work) => writer.write(work),
    read: (work) => readers.read(work),
    close: async () => {
      // Whoever closes last writes what the log beside the file holds into it: one that only reads cannot.
      readers.close();
      await writer.close();
    },
  };
}
