import { readSync } from 'node:fs';

const chunkBytes = 1 << 18;

/** The lines of a file or pipe, without their ends, read when they are asked for: folds are not asynchronous. */
export function* readLinesSync(file: number): Generator<string> {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let rest: Buffer = Buffer.alloc(0);
  for (;;) {
    const length = readSome(file, chunk);
    if (length === 0) break;
    // Cut at line ends before decoding: a character may be split over two chunks.
    const bytes =
      rest.length === 0 ? chunk.subarray(0, length) : Buffer.concat([rest, chunk.subarray(0, length)]);
    const end = bytes.lastIndexOf(0x0a);
    rest = Buffer.from(bytes.subarray(end + 1));
    if (end !== -1) yield* bytes.toString('utf8', 0, end).split('\n');
  }
  if (rest.length > 0) yield rest.toString();
}

function readSome(file: number, into: Buffer): number {
  for (;;) {
    try {
      return readSync(file, into);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code === 'EOF') return 0;
      if (error.code !== 'EAGAIN') throw error;
      // A pipe that does not block has nothing yet.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
