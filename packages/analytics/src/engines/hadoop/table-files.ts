import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { parseTuple, type Tuple } from '../../tuples/tuple.ts';
import { readLinesSync } from './read-lines-sync.ts';
import { parseRow } from './streaming-line.ts';
import { LineWriter } from './write-lines-sync.ts';

/** Rows of many tables, taken apart: a file each. */
export class TableFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Adds what stands in a file of lines that `printRow` wrote. */
  take(file: string): void {
    const writers = new Map<string, { readonly file: number; readonly lines: LineWriter }>();
    const input = openSync(file, 'r');
    try {
      for (const line of readLinesSync(input)) {
        const { table, row } = parseRow(line);
        let writer = writers.get(table);
        if (writer === undefined) {
          const opened = openSync(this.#file(table), 'a');
          writer = { file: opened, lines: new LineWriter(opened) };
          writers.set(table, writer);
        }
        writer.lines.write(row);
      }
      for (const { lines } of writers.values()) lines.flush();
    } finally {
      closeSync(input);
      for (const writer of writers.values()) closeSync(writer.file);
    }
  }

  *rows(table: string): Generator<Tuple> {
    const file = this.#file(table);
    if (!existsSync(file)) return;
    const input = openSync(file, 'r');
    try {
      for (const line of readLinesSync(input)) yield parseTuple(line);
    } finally {
      closeSync(input);
    }
  }

  #file(table: string): string {
    return path.join(this.#folder, encodeURIComponent(table));
  }
}
