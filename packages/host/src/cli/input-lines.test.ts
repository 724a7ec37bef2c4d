import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { inputLines } from './input-lines.ts';

async function read(chunks: readonly (string | Uint8Array)[], longest?: number) {
  const lines: (string | undefined)[] = [];
  for await (const line of inputLines(Readable.from(chunks), longest)) lines.push(line);
  return lines;
}

describe('inputLines', () => {
  it('cuts at line ends wherever the chunks are cut', async () => {
    expect(await read(['a\nb', 'c\r\n', '\n', 'd'])).toEqual(['a', 'bc', '', 'd']);
  });

  it('keeps characters whose bytes come in two chunks whole', async () => {
    const bytes = Buffer.from('😀\n');
    expect(await read([bytes.subarray(0, 2), bytes.subarray(2)])).toEqual(['😀']);
  });

  it('gives up a line that is too long and goes on with the next', async () => {
    expect(await read(['12345', '6789', '0\nok\n', 'x'.repeat(9)], 8)).toEqual([undefined, 'ok', undefined]);
  });
});
