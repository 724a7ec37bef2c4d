import type { Tuple } from '../../../tuples/tuple.ts';
import { orderOfSource, rowOfSource, sideFault, type RowOfSource } from '../row-of-source.ts';
import type { SideTable } from '../side-table.ts';
import { textChunks } from '../text-chunks.ts';
import { SqlScanner, type SqlToken } from './sql-scanner.ts';
import { parseSqlTable, SqlFault, type SqlPiece } from './sql-table-parser.ts';

/**
 * Rows of one table in a dump by mysqldump: with or without CREATE TABLE, lists of columns, several rows a statement.
 * Memory does not grow with the file. Throws `bad_input` with file and line.
 */
export async function* readSqlTable(table: SideTable, file: string): AsyncGenerator<Tuple> {
  const scanner = new SqlScanner();
  let rows: Tuple[] = [];
  let names: readonly string[] | undefined;
  let read: RowOfSource | undefined;
  const take = (piece: SqlPiece): void => {
    const place = { file, line: piece.line };
    if ('columns' in piece) {
      names = piece.columns;
      read = undefined;
      return;
    }
    read ??= rowOfSource(table, names ?? orderOfSource(table, piece.row.length, place), place);
    rows.push(read(piece.row, place));
  };
  const parser = parseSqlTable(table.name, take);
  parser.next();
  const parse = (last: readonly SqlToken[] = []): void => {
    try {
      for (let token = scanner.next(); token !== undefined; token = scanner.next()) parser.next(token);
      for (const token of last) parser.next(token);
    } catch (error) {
      if (!(error instanceof SqlFault)) throw error;
      throw sideFault(table, { file, line: error.line }, error.message);
    }
  };
  for await (const chunk of textChunks(file)) {
    scanner.push(chunk);
    parse();
    yield* rows;
    rows = [];
  }
  scanner.end();
  parse();
  if (scanner.unfinished)
    throw sideFault(table, { file, line: scanner.line }, 'the dump ends within a value');
  // The last statement may lack its end; one that is cut off says so here.
  parse([{ kind: 'mark', text: ';', line: scanner.line }]);
  yield* rows;
}
