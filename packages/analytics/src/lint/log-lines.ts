import { createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { LineCutter, longestLine } from '../log/line-cutter.ts';

/** A line of a log file, without its end. */
export interface LogLine {
  /** From 1. */
  readonly number: number;
  /** undefined for one that is too long to be read. */
  readonly bytes: Buffer | undefined;
}

/**
 * The lines of a log file, some at a time. What is compressed is told by its first bytes, not by its name. Throws what
 * reading or inflating throws: the lines before it have been given then.
 */
export async function* logLines(file: Readable, longest = longestLine): AsyncGenerator<readonly LogLine[]> {
  let lines: LogLine[] = [];
  const cutter = new LineCutter(
    (bytes, start, end, number) => {
      lines.push({ number, bytes: bytes.subarray(start, end) });
    },
    (number) => lines.push({ number, bytes: undefined }),
    longest,
  );
  for await (const chunk of inflated(file)) {
    cutter.push(chunk);
    if (lines.length > 0) yield lines;
    lines = [];
  }
  const rest = cutter.end();
  if (rest !== undefined && rest.length > 0) lines.push({ number: cutter.lines + 1, bytes: rest });
  if (lines.length > 0) yield lines;
}

async function* inflated(file: Readable): AsyncGenerator<Buffer> {
  const chunks = bufferChunks(file);
  const first = await chunks.next();
  if (first.done === true) return;
  const all = joined(first.value, chunks);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip();
  // The error reaches the reader of what comes out.
  pipeline(Readable.from(all), gunzip, () => {});
  yield* bufferChunks(gunzip);
}

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* bufferChunks(stream: Readable): AsyncGenerator<Buffer> {
  let small: Buffer | undefined;
  for await (const chunk of stream) {
    const bytes: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
    const joinedBytes: Buffer = small === undefined ? bytes : Buffer.concat([small, bytes]);
    small = undefined;
    // Two bytes are looked at to tell how a file is written.
    if (joinedBytes.length < 2) small = joinedBytes;
    else yield joinedBytes;
  }
  if (small !== undefined) yield small;
}
