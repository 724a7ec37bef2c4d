/** A line longer than this is no line of a log. */
export const longestLine = 32 * 1024 * 1024;

/** Takes a line without its end: the bytes from `start` to `end`, good until it returns. */
export type TakeLine = (bytes: Buffer, start: number, end: number, line: number) => void;

/**
 * Cuts chunks of a file into lines, counted from 1. Memory stays within the longest line that is let through, however long
 * a line is: of a longer one only its number is told.
 */
export class LineCutter {
  /** Lines so far. */
  lines = 0;
  readonly #take: TakeLine;
  readonly #tooLong: (line: number) => void;
  readonly #longest: number;
  #rest: Buffer[] = [];
  #restLength = 0;
  #skipping = false;

  constructor(take: TakeLine, tooLong: (line: number) => void, longest: number = longestLine) {
    this.#take = take;
    this.#tooLong = tooLong;
    this.#longest = longest;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      if (this.#restLength > 0 || this.#skipping) this.#finish(chunk.subarray(start, end));
      else this.#take(chunk, start, end, (this.lines += 1));
      start = end + 1;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  /** What stands behind the last line's end, if anything does. */
  end(): Buffer | undefined {
    if (this.#skipping) {
      this.#finish(Buffer.alloc(0));
      return undefined;
    }
    return this.#restLength === 0 ? undefined : Buffer.concat(this.#rest);
  }

  #keep(part: Buffer): void {
    if (this.#skipping) return;
    this.#restLength += part.length;
    if (this.#restLength > this.#longest) {
      this.#skipping = true;
      this.#clear();
    } else this.#rest.push(part);
  }

  #finish(part: Buffer): void {
    this.#keep(part);
    this.lines += 1;
    if (this.#skipping) this.#tooLong(this.lines);
    else {
      const line = this.#rest.length === 1 ? (this.#rest[0] ?? part) : Buffer.concat(this.#rest);
      this.#take(line, 0, line.length, this.lines);
    }
    this.#skipping = false;
    this.#clear();
  }

  #clear(): void {
    this.#rest = [];
    this.#restLength = 0;
  }
}
