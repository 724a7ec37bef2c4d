import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { publishedTables, type Table } from '@coursewright/analytics';
import type { openAnalyticsTables } from '@coursewright/analytics/sql';

/** A hash of each table's rows, in whatever order they are, by its name. */
export type TableDigests = ReadonlyMap<string, string>;

export async function publishedDigests({
  reader,
}: Pick<Awaited<ReturnType<typeof openAnalyticsTables>>, 'reader'>): Promise<TableDigests> {
  const digests = new Map<string, string>();
  for (const table of publishedTables) {
    const columns = table.columns.map(({ name }) => name);
    const rows = await reader.read((view) => view.rows(table, { where: [], columns }));
    digests.set(table.name, digestOf(rows.map((row) => JSON.stringify(row))));
  }
  return digests;
}

/** Of the files that runs write. */
export async function fileDigests(folder: string, tables: readonly Table[]): Promise<TableDigests> {
  const digests = new Map<string, string>();
  for (const { name } of tables) {
    const lines: string[] = [];
    const file = createReadStream(path.join(folder, `${name}.tsv`));
    for await (const line of createInterface({ input: file, crlfDelay: Infinity })) lines.push(line);
    digests.set(name, digestOf(lines));
  }
  return digests;
}

/** Names of the tables that are not the same in both. */
export function differences(one: TableDigests, other: TableDigests): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
}

function digestOf(rows: readonly string[]): string {
  const hash = createHash('sha256').update(`${rows.length}\n`);
  for (const row of rows.toSorted()) hash.update(`${row}\n`);
  return hash.digest('hex');
}
