import { parse } from 'node:querystring';
import { CoreError } from '@coursewright/core';
import type { Request } from 'express';

const maxBytes = 1_000_000;
const formType = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/**
 * Reads a posted form into `request.body`, unless the app around has read it; what is no form stays unread. One text a field,
 * a list where it comes several times. Throws `bad_input` for one of more than 1 MB.
 */
export async function readPostedForm(request: Request): Promise<void> {
  if (isRead(request) || !formType.test(request.headers['content-type'] ?? '')) return;
  const chunks: Buffer[] = [];
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
    });
    request.on('end', resolve);
    request.on('error', reject);
  });
  if (bytes > maxBytes) throw new CoreError('bad_input', 'The form is longer than 1 MB.');
  request.body = parse(Buffer.concat(chunks).toString());
}

/** A parser that was not meant leaves the stream alone, but may put an empty object there (`express.json()` of Express 4). */
function isRead(request: Request): boolean {
  const body: unknown = request.body;
  return (
    request.readableDidRead || (typeof body === 'object' && body !== null && Object.keys(body).length > 0)
  );
}
