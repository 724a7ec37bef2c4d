import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CoreError } from '@coursewright/core/shared';

/**
 * A file's text in pieces of about a megabyte, inflated where its name ends in `.gz`; a byte order mark is left out.
 * Throws `bad_input` for a file that cannot be read or inflated.
 */
export async function* textChunks(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const bytes of openBytes(file)) {
      const text = decoder.decode(bytes, { stream: true });
      if (text !== '') yield text;
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CoreError('bad_input', `${file} cannot be read: ${why}.`, { data: { file }, cause });
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

function openBytes(file: string): Readable {
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  if (!file.endsWith('.gz')) return bytes;
  // A fault of either stream ends the other one, and the reader sees it.
  return pipeline(bytes, createGunzip({ chunkSize: 1 << 20 }), () => {});
}

/** Its lines, without their ends, each with its number from 1. */
export async function* textLines(file: string): AsyncGenerator<{ text: string; line: number }> {
  let line = 0;
  let rest = '';
  for await (const chunk of textChunks(file)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { text: withoutReturn(text), line: (line += 1) };
  }
  if (rest !== '') yield { text: withoutReturn(rest), line: line + 1 };
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
