import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { replacedLine, type ReplaceLine } from '../../events/replaced-line.ts';

/** Other bytes of a file, as many as there were: where they begin, and the text. */
type Patch = readonly [offset: number, text: string];

/** Milliseconds. */
const patienceMs = 60_000;
const abandonedMs = 10_000;

const patches = z.array(z.tuple([z.number(), z.string()]));

/** Where the patches of a file rest until they are in it: hidden, so that nobody takes it for a log. */
export function patchFile(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.patch`);
}

/**
 * Replaces lines of a file of the log, plain or compressed, of its content up to byte `end`. Other bytes take the place of those
 * that were there, in the plain file where it stands: a relay that appends to it meanwhile is not disturbed. What is to be
 * written rests beside it first, so that what a killed process began is finished. Gives how many lines were replaced.
 */
export async function rewriteHour(file: string, end: number, replace: ReplaceLine): Promise<number> {
  await finish(file);
  let count = 0;
  if (await isThere(file)) {
    const found = await patchesOf(createReadStream(file), end, replace).catch(unlessGone);
    count = found.length;
    if (count > 0) {
      await writeDurably(patchFile(file), JSON.stringify(found));
      await finish(file);
    }
  }
  // Left of a compression that did not come to its end, or made of the plain file meanwhile.
  if (await isThere(`${file}.gz`)) {
    const found = await patchesOf(unzipped(file), end, replace);
    if (found.length > 0) await patchCompressed(file, found);
    count = Math.max(count, found.length);
  }
  return count;
}

/** Does what the patches of a file say, if there are any. */
async function finish(file: string): Promise<void> {
  const text = await readFile(patchFile(file), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const found = patches.parse(JSON.parse(text));
  await patchPlain(file, found);
  // What is compressed just now may have been read before.
  const isCompressed = await compressionEnds(`${file}.gz.part`);
  if (await isThere(`${file}.gz`)) await patchCompressed(file, found);
  // Where it took too long the next to rewrite the hour looks again.
  if (isCompressed) await rm(patchFile(file), { force: true });
}

/** Waits for what another is writing; false where it goes on for long. One that a killed process left does not grow. */
async function compressionEnds(part: string): Promise<boolean> {
  for (const from = Date.now(); Date.now() - from < patienceMs; await sleep(20)) {
    const found = await stat(part).catch(() => undefined);
    if (found === undefined || Date.now() - found.mtimeMs > abandonedMs) return true;
  }
  return false;
}

async function patchPlain(file: string, found: readonly Patch[]): Promise<void> {
  const handle = await open(file, 'r+').catch(() => undefined);
  if (handle === undefined) return;
  try {
    for (const [offset, text] of found) {
      const bytes = Buffer.from(text);
      await handle.write(bytes, 0, bytes.length, offset);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function patchCompressed(file: string, found: readonly Patch[]): Promise<void> {
  const part = path.join(path.dirname(file), `.${path.basename(file)}.rewritten.part`);
  await pipeline(patched(unzipped(file), found), createGzip(), createWriteStream(part, { flush: true }));
  await rename(part, `${file}.gz`);
}

async function* patched(content: AsyncIterable<unknown>, found: readonly Patch[]): AsyncGenerator<Buffer> {
  const waiting = found.map(([offset, text]): [number, Buffer] => [offset, Buffer.from(text)]);
  let start = 0;
  for await (const chunk of content) {
    if (!Buffer.isBuffer(chunk)) continue;
    const bytes = Buffer.from(chunk);
    const next = start + bytes.length;
    while (waiting[0] !== undefined && waiting[0][0] < next) {
      const [offset, text] = waiting[0];
      text.copy(bytes, Math.max(0, offset - start), Math.max(0, start - offset));
      if (offset + text.length > next) break;
      waiting.shift();
    }
    yield bytes;
    start = next;
  }
}

/** The lines that are replaced, of those that end before `end`. */
async function patchesOf(
  content: AsyncIterable<unknown>,
  end: number,
  replace: ReplaceLine,
): Promise<readonly Patch[]> {
  const found: Patch[] = [];
  let rest: Buffer[] = [];
  let start = 0;
  let at = 0;
  for await (const chunk of content) {
    if (!Buffer.isBuffer(chunk)) continue;
    let from = 0;
    for (let newline = chunk.indexOf(10); newline !== -1; newline = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, newline)]).toString();
      rest = [];
      from = newline + 1;
      if (at + from > end) return found;
      const text = replacedLine(line, replace);
      if (text !== undefined) found.push([start, text]);
      start = at + from;
    }
    rest.push(chunk.subarray(from));
    at += chunk.length;
  }
  return found;
}

async function* unzipped(file: string): AsyncGenerator {
  const source = createReadStream(`${file}.gz`);
  const unzip = createGunzip();
  source.on('error', (error) => unzip.destroy(error));
  try {
    yield* source.pipe(unzip);
  } finally {
    source.destroy();
  }
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.part`, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
}

/** It was compressed since it was found. */
function unlessGone(error: unknown): readonly Patch[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}

async function isThere(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined;
}
