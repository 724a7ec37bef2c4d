import { open } from 'node:fs/promises';
import { linesOfFile } from '../lines-of-file.ts';

/** Durable when it resolves. */
export async function writeChunks(
  file: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for await (const chunk of chunks) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function* readLines(file: string): AsyncGenerator<string> {
  for await (const lines of linesOfFile(file)) yield* lines;
}
