import { closeSync, openSync } from 'node:fs';

/** Open at once, in each thread: systems let a process have some thousands. */
const mostOpen = 200;

/** Files that are read by turns: opened when they are asked for, the one that is open longest closed for it. */
export class OpenFiles {
  readonly #files = new Map<string, number>();

  get(path: string): number {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const [oldest] = this.#files.keys();
    if (oldest !== undefined && this.#files.size >= mostOpen) this.close(oldest);
    const file = openSync(path, 'r');
    this.#files.set(path, file);
    return file;
  }

  close(path: string): void {
    const file = this.#files.get(path);
    if (file !== undefined) closeSync(file);
    this.#files.delete(path);
  }
}
