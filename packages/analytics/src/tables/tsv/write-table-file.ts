import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Tuple } from '../../tuples/tuple.ts';
import type { Table } from '../table.ts';
import { LineSorter, type SortLimits } from './line-sorter.ts';

/** Takes the rows of a table, in any order: the UTF-8 of a row's text (`tupleText`), or its values. */
export type TableRows = Pick<LineSorter, 'add' | 'addTuple'>;

/**
 * Writes a table as `NAME.tsv` into `folder`: a line a row without a header, fields separated by tabs, `\N` for null, in the order of
 * code points. The file is there whole or as it was before. Gives its path.
 */
export async function fillTableFile(
  folder: string,
  { name }: Pick<Table, 'name'>,
  fill: (rows: TableRows) => Promise<void> | void,
  limits?: SortLimits,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.tsv`);
  const scratch = path.join(folder, `.${name}.${randomBytes(6).toString('hex')}`);
  const rows = new LineSorter(scratch, limits);
  try {
    await fill(rows);
    await rows.writeTo(scratch);
    await rename(scratch, file);
  } catch (error) {
    await rm(scratch, { force: true });
    throw error;
  } finally {
    rows.clear();
  }
  await syncFolder(folder);
  return file;
}

/** Makes the new name durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The same of rows that come one by one. */
export function writeTableFile(
  folder: string,
  table: Pick<Table, 'name'>,
  rows: Iterable<Tuple> | AsyncIterable<Tuple>,
  limits?: SortLimits,
): Promise<string> {
  const fill = async (file: TableRows): Promise<void> => {
    for await (const row of rows) file.addTuple(row);
  };
  return fillTableFile(folder, table, fill, limits);
}
