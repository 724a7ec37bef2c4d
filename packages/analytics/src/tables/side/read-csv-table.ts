import type { Field, Tuple } from '../../tuples/tuple.ts';
import { orderOfSource, rowOfSource, type RowOfSource } from './row-of-source.ts';
import type { SideTable } from './side-table.ts';
import { textLines } from './text-chunks.ts';

/**
 * Rows that Sqoop imported with `--mysql-delimiters`: commas between values, single quotes around texts, a backslash
 * before what would end one, `NULL`; no names. Throws `bad_input` with file and line.
 */
export async function* readCsvTable(table: SideTable, file: string): AsyncGenerator<Tuple> {
  let row: RowOfSource | undefined;
  for await (const { text, line } of textLines(file)) {
    if (text === '') continue;
    const fields = parseSqoopLine(text);
    const place = { file, line };
    row ??= rowOfSource(table, orderOfSource(table, fields.length, place), place);
    yield row(fields, place);
  }
}

/** The values of one line. */
export function parseSqoopLine(line: string): readonly Field[] {
  const fields: Field[] = [];
  for (let at = 0; at <= line.length;) {
    const quoted = line[at] === "'";
    const { text, end } = quoted ? quotedValue(line, at + 1) : bareValue(line, at);
    fields.push(!quoted && text === 'NULL' ? null : text);
    at = end + 1;
  }
  return fields;
}

function bareValue(line: string, start: number): { text: string; end: number } {
  const comma = line.indexOf(',', start);
  const end = comma === -1 ? line.length : comma;
  return { text: line.slice(start, end), end };
}

/** `end` is where the comma stands behind it. */
function quotedValue(line: string, start: number): { text: string; end: number } {
  let text = '';
  let at = start;
  for (; at < line.length && line[at] !== "'"; at += 1) {
    if (line[at] === '\\') at += 1;
    text += line[at] ?? '';
  }
  return { text, end: at + 1 };
}
