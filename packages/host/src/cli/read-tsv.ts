import { createReadStream } from 'node:fs';
import { inputLines } from './input-lines.ts';
import { UsageError } from './usage-error.ts';

/** A file of tab-separated values: its lines by their first value. Throws `UsageError` naming a line with too few values. */
export async function readTsv(
  file: string,
  columns: readonly string[],
  fewest = columns.length,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = new Map<string, readonly string[]>();
  let number = 0;
  for await (const line of inputLines(createReadStream(file))) {
    number += 1;
    if (line?.trim() === '') continue;
    const values = line?.split('\t').map((value) => value.trim()) ?? [];
    const [key = '', ...rest] = values;
    if (key === '' || values.length < fewest) {
      throw new UsageError(`${file}:${number} is to be ${columns.join(', a tab, ')}.`);
    }
    rows.set(key, rest);
  }
  return rows;
}
