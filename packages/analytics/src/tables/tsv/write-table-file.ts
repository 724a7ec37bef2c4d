import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { tupleText, type Tuple } from '../../tuples/tuple.ts';
import type { Table } from '../table.ts';
import { sortLines, writeLines, type SortOptions } from './sort-lines.ts';

/**
 * Writes a table as `NAME.tsv` into `folder`: a line a row without a header, fields separated by tabs, `\N` for null, in the order of
 * code points. The file is there whole or as it was before. Gives its path.
 */
export async function writeTableFile(
  folder: string,
  { name }: Pick<Table, 'name'>,
  rows: Iterable<Tuple> | AsyncIterable<Tuple>,
  limits: Omit<SortOptions, 'scratch'> = {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.tsv`);
  const scratch = path.join(folder, `.${name}.${randomBytes(6).toString('hex')}`);
  try {
    await writeLines(scratch, sortLines(texts(rows), { ...limits, scratch }));
    await rename(scratch, file);
  } catch (error) {
    await rm(scratch, { force: true });
    throw error;
  }
  await syncFolder(folder);
  return file;
}

async function* texts(rows: Iterable<Tuple> | AsyncIterable<Tuple>): AsyncGenerator<string> {
  for await (const row of rows) yield tupleText(row).toWellFormed();
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
