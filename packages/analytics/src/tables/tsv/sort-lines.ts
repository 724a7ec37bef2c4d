import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { compareBytes } from '../../tuples/tuple.ts';
import { mergeLines } from './merge-lines.ts';

export interface SortOptions {
  /** Where what does not fit into memory is meanwhile; each name begins with this path. */
  readonly scratch: string;
  /** Characters that are sorted in memory at once. */
  readonly atOnce?: number;
  /** Files that are merged at once. */
  readonly merged?: number;
}

/** Lines in the order of their code points, however many they are. None of them has a line feed in it. */
export async function* sortLines(
  lines: Iterable<string> | AsyncIterable<string>,
  { scratch, atOnce = 32_000_000, merged = 64 }: SortOptions,
): AsyncGenerator<string> {
  const runs: string[] = [];
  let made = 0;
  const newRun = async (sorted: Iterable<string> | AsyncIterable<string>) => {
    const file = `${scratch}.${made}`;
    made += 1;
    runs.push(file);
    await writeLines(file, sorted);
  };
  try {
    let chunk: string[] = [];
    let characters = 0;
    for await (const line of lines) {
      chunk.push(line);
      characters += line.length + 1;
      if (characters < atOnce) continue;
      await newRun(sortInMemory(chunk));
      [chunk, characters] = [[], 0];
    }
    const rest = sortInMemory(chunk);
    while (runs.length > merged) {
      const some = runs.splice(0, merged);
      await newRun(mergeLines(some.map(readLines)));
      for (const file of some) await rm(file);
    }
    yield* runs.length === 0 ? rest : mergeLines([...runs.map(readLines), asyncLines(rest)]);
  } finally {
    for (const file of runs) await rm(file, { force: true });
  }
}

/** Writes a line feed behind each line; durable when it resolves. */
export async function writeLines(
  file: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const output = createWriteStream(file, { flush: true, highWaterMark: 1_000_000 });
  const done = finished(output);
  // Awaited below; a fault before that is not to end the process.
  done.catch(() => undefined);
  try {
    let text = '';
    for await (const line of lines) {
      text += `${line}\n`;
      if (text.length < 65_536) continue;
      if (!output.write(text)) await Promise.race([once(output, 'drain'), done]);
      text = '';
    }
    output.end(text);
    await done;
  } catch (error) {
    output.destroy();
    throw error;
  }
}

const astral = /[\ud800-\udfff]/;

/** UTF-16 units are in the order of code points where no character takes two of them. */
function sortInMemory(lines: string[]): string[] {
  return lines.some((line) => astral.test(line)) ? lines.sort(compareBytes) : lines.sort();
}

async function* readLines(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 262_144 })) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function* asyncLines(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}
