import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linesOfFile } from '../lines-of-file.ts';

/** Characters that are kept in memory before they go to a file: so few that they are gone before memory's next cleaning keeps them. */
const mostInMemory = 250_000;

/**
 * Lines that are written once and can be read again and again: in memory while they are few, in a temporary file that
 * nobody else may read when they are many.
 */
export class Spool {
  #lines: string[] = [];
  #characters = 0;
  #folder: string | undefined;
  #file: FileHandle | undefined;

  /** True when it is time to `spill`. */
  add(line: string): boolean {
    this.#lines.push(line);
    this.#characters += line.length + 1;
    return this.#characters > mostInMemory;
  }

  async spill(): Promise<void> {
    this.#folder ??= await mkdtemp(path.join(tmpdir(), 'coursewright-publish-'));
    this.#file ??= await open(path.join(this.#folder, 'rows'), 'a', 0o600);
    await this.#file.appendFile(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
    this.#characters = 0;
  }

  /** All lines in their order, some thousands at once. */
  async *batches(): AsyncGenerator<readonly string[]> {
    if (this.#folder !== undefined) yield* linesOfFile(path.join(this.#folder, 'rows'));
    yield this.#lines;
  }

  async remove(): Promise<void> {
    this.#lines = [];
    await this.#file?.close();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }
}
