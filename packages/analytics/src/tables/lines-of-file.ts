import { createReadStream } from 'node:fs';

/** The lines of a file that we wrote, each with a line feed behind it, some thousands at once. */
export async function* linesOfFile(file: string): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 262_144 })) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
}
