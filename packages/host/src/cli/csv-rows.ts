import { inputLines } from './input-lines.ts';
import { UsageError } from './usage-error.ts';

export interface CsvRow {
  /** From 1. */
  readonly line: number;
  /** By the names in the first line, in small letters. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Rows of CSV (RFC 4180) whose first line names its columns. Throws UsageError for quotes that do not end in their line. */
export async function* csvRows(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<CsvRow> {
  let names: readonly string[] | undefined;
  let line = 0;
  for await (const text of inputLines(stream)) {
    line += 1;
    const values = text === undefined ? undefined : csvFields(text.replace(/^\uFEFF/, ''));
    if (values === undefined) throw new UsageError(`Line ${line} is no line of CSV.`);
    if (values.join('') === '') continue;
    if (names === undefined) names = values.map((name) => name.trim().toLowerCase());
    else yield { line, fields: new Map(names.map((name, at) => [name, values[at] ?? ''])) };
  }
}

/** The values of one line; undefined where a quote has no end, or stands where none may. */
export function csvFields(line: string): readonly string[] | undefined {
  const fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (let ended = false; !ended;) {
    const found = field.exec(line);
    if (found === null) return undefined;
    const [, quoted, bare = '', end] = found;
    fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    ended = end === '';
  }
  return fields;
}
