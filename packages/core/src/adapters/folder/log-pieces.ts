import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { StringDecoder } from 'node:string_decoder';
import { Transform } from 'node:stream';

/** Lines that are handed on at once. */
const pieceCharacters = 1_000_000;

/**
 * The lines of a file of the log, plain or compressed meanwhile, of its content from byte `start` to `end`, in pieces.
 * ENOENT where it is neither.
 */
export async function* logPieces(
  file: string,
  end = Number.POSITIVE_INFINITY,
  start = 0,
): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let left = end - start;
  let rest = '';
  for await (const chunk of contentOf(file, start)) {
    const part = chunk.subarray(0, left);
    left -= part.length;
    rest += decoder.write(part);
    if (rest.length > pieceCharacters) {
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield lines;
    }
    if (left === 0) break;
  }
  const lines = rest.split('\n');
  // What stands behind the last line's end is half a line.
  lines.pop();
  if (lines.length > 0) yield lines;
}

async function* contentOf(file: string, start: number): AsyncGenerator<Buffer> {
  let some = false;
  try {
    for await (const chunk of createReadStream(file, { start })) {
      some = true;
      if (Buffer.isBuffer(chunk)) yield chunk;
    }
  } catch (error) {
    // A file of a past hour is compressed under another name; one that is open goes on being read.
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (some || !gone) throw error;
    let before = start;
    for await (const chunk of unzipped(`${file}.gz`)) {
      if (before < chunk.length) yield chunk.subarray(before);
      before = Math.max(0, before - chunk.length);
    }
  }
}

async function* unzipped(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const unzip: Transform = createGunzip();
  source.on('error', (error) => unzip.destroy(error));
  source.pipe(unzip);
  try {
    for await (const chunk of unzip) if (Buffer.isBuffer(chunk)) yield chunk;
  } finally {
    source.destroy();
  }
}
