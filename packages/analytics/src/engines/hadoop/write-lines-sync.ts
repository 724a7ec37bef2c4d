import { writeSync } from 'node:fs';

const batchLength = 1 << 18;

/** Writes lines in large pieces. */
export class LineWriter {
  readonly #file: number;
  #text = '';

  constructor(file: number) {
    this.#file = file;
  }

  write(line: string): void {
    this.#text += `${line}\n`;
    if (this.#text.length >= batchLength) this.flush();
  }

  flush(): void {
    let bytes = Buffer.from(this.#text);
    this.#text = '';
    while (bytes.length > 0) bytes = bytes.subarray(writeSome(this.#file, bytes));
  }
}

function writeSome(file: number, bytes: Buffer): number {
  try {
    return writeSync(file, bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}
