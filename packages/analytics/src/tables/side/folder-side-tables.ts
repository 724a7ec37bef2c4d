import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CoreError } from '@coursewright/core/shared';
import type { Tuple } from '../../tuples/tuple.ts';
import type { SideTables } from '../side-tables.port.ts';
import type { Table } from '../table.ts';
import { allSideTables } from './all-side-tables.ts';
import { readCsvTable } from './read-csv-table.ts';
import { readJsonTable } from './read-json-table.ts';
import { readTsvTable } from './read-tsv-table.ts';
import type { SideTable } from './side-table.ts';
import { readSqlTable } from './sql/read-sql-table.ts';
import { tablesOfDump } from './sql/tables-of-dump.ts';

/**
 * Side tables as files of one folder: `NAME.tsv`, `.csv` (Sqoop's), `.sql`, `.json` or `.jsonl`, each also with `.gz`; else
 * every `.sql` file that names the table, whatever its own name. `tables` are those that can be asked for. Throws
 * `bad_input` for a folder that is not there, for two files of one name, and for what a file holds.
 */
export function folderSideTables(folder: string, tables: readonly SideTable[] = allSideTables): SideTables {
  const dumps = new Map<string, Promise<ReadonlySet<string>>>();
  const names = ({ file, version }: SideFile): Promise<ReadonlySet<string>> => {
    const key = `${file}\n${version}`;
    const known = dumps.get(key) ?? tablesOfDump(file);
    dumps.set(key, known);
    return known;
  };
  const filesOf = async (table: SideTable): Promise<readonly SideFile[]> => {
    const files = await list(folder);
    const called = [table.name, ...(table.files ?? [])];
    const exact = files.filter(({ base }) => called.includes(base));
    if (exact.length > 1) {
      const found = exact.map(({ file }) => path.basename(file)).join(' and ');
      throw new CoreError('bad_input', `${folder} has ${found}, both for table ${table.name}: keep one.`, {
        data: { folder, table: table.name },
      });
    }
    if (exact.length === 1) return exact;
    const speaking: SideFile[] = [];
    for (const file of files)
      if (file.read === readSqlTable && (await names(file)).has(table.name)) speaking.push(file);
    return speaking;
  };
  const known = ({ name }: Table): SideTable | undefined => tables.find((table) => table.name === name);
  return {
    async *rows(asked) {
      const table = known(asked);
      if (table === undefined) return;
      for (const { file, read } of await filesOf(table)) yield* read(table, file);
    },
    async version(asked) {
      const table = known(asked);
      const files = table === undefined ? [] : await filesOf(table);
      if (files.length === 0) return undefined;
      return files.map(({ file, version }) => `${path.basename(file)} ${version}`).join('\n');
    },
  };
}

interface SideFile {
  readonly file: string;
  /** Its name without ending. */
  readonly base: string;
  readonly version: string;
  readonly read: (table: SideTable, file: string) => AsyncIterable<Tuple>;
}

const readers = new Map([
  ['tsv', readTsvTable],
  ['csv', readCsvTable],
  ['sql', readSqlTable],
  ['json', readJsonTable],
  ['jsonl', readJsonTable],
]);

const ending = /^(.+)\.(tsv|csv|sql|json|jsonl)(?:\.gz)?$/;

/** In the order of their names. */
async function list(folder: string): Promise<readonly SideFile[]> {
  const files: SideFile[] = [];
  for (const name of (await namesIn(folder)).sort()) {
    const [, base, format] = ending.exec(name) ?? [];
    const read = readers.get(format ?? '');
    if (base === undefined || read === undefined) continue;
    const file = path.join(folder, name);
    const { size, mtimeMs } = await stat(file);
    files.push({ file, base, version: `${size} ${mtimeMs}`, read });
  }
  return files;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new CoreError('bad_input', `The folder ${folder} of the tables cannot be read.`, {
      data: { folder },
      cause,
    });
  }
}
