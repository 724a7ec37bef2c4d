import { hash } from 'node:crypto';
import type { Hash } from './block-version.ts';

/** SHA-256 of a text's UTF-8 bytes, or of bytes, in lower-case hex. */
export function hashOf(content: string | Uint8Array): Hash {
  return asHash(hash('sha256', content, 'hex'));
}

/** @throws TypeError for a text that is no hash */
export function asHash(text: string): Hash {
  if (isHash(text)) return text;
  throw new TypeError(`${text} is no SHA-256 in hex`);
}

export function isHash(text: string): text is Hash {
  return /^[0-9a-f]{64}$/.test(text);
}
