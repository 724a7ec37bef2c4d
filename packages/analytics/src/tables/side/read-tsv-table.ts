import { parseTuple, type Tuple } from '../../tuples/tuple.ts';
import { namesOfColumn, orderOfSource, rowOfSource, type RowOfSource } from './row-of-source.ts';
import type { SideTable } from './side-table.ts';
import { textLines } from './text-chunks.ts';

/**
 * Rows of a tab-separated file, escaped as MySQL's client and `SELECT … INTO OUTFILE` do. The first line may name the
 * columns; without it they stand in one of `table.orders`. Throws `bad_input` with file and line.
 */
export async function* readTsvTable(table: SideTable, file: string): AsyncGenerator<Tuple> {
  let row: RowOfSource | undefined;
  for await (const { text, line } of textLines(file)) {
    if (text === '') continue;
    const fields = parseTuple(text);
    const place = { file, line };
    if (row === undefined) {
      const header = isHeader(table, fields);
      const names = header ? fields.map(String) : orderOfSource(table, fields.length, place);
      row = rowOfSource(table, names, place);
      if (header) continue;
    }
    yield row(fields, place);
  }
}

/** Are the values of a file's first line names of the table's columns? Data never are: every table has an id among them. */
function isHeader(table: SideTable, fields: Tuple): boolean {
  return table.columns
    .filter(({ required }) => required === true)
    .concat(table.columns[0] ?? [])
    .every((column) => namesOfColumn(table, column).some((name) => fields.includes(name)));
}
