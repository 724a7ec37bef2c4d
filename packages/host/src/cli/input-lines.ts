import { StringDecoder } from 'node:string_decoder';

/** A line longer than this is given up: it would not fit in constant memory. In UTF-16 units. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** The lines of a UTF-8 stream without their ends, one at a time; undefined in place of one that is too long. */
export async function* inputLines(
  stream: AsyncIterable<Uint8Array | string>,
  longest = LONGEST_LINE,
): AsyncGenerator<string | undefined> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let skipping = false;
  for await (const chunk of stream) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    for (const [index, part] of parts.entries()) {
      rest = skipping ? '' : rest + part;
      if (rest.length > longest) [rest, skipping] = ['', true];
      if (index === parts.length - 1) break;
      yield skipping ? undefined : rest.replace(/\r$/, '');
      [rest, skipping] = ['', false];
    }
  }
  rest += decoder.end();
  if (skipping) yield undefined;
  else if (rest !== '') yield rest;
}
