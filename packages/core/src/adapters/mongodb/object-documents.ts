import type { Hash } from '../../courses/block-version.ts';
import { asHash } from '../../courses/hash-of.ts';
import type { Instant } from '../../shared/clock.port.ts';

/** An object of a course, or a piece of one that is longer than a document may be (16 MiB). */
export interface ObjectDocument {
  /** The hash; of the second piece on `HASH.1` … */
  readonly _id: string;
  /** Text; of an object in pieces UTF-8 bytes, which may end within a character. */
  readonly body: string | Uint8Array;
  /** Documents that the object has; in the first piece of several. */
  readonly pieces?: number;
  readonly put_at: Instant;
}

const pieceBytes = 8 * 1024 * 1024;

export type ObjectPiece = Omit<ObjectDocument, 'put_at'>;

export function piecesOf(hash: Hash, body: string): readonly ObjectPiece[] {
  // A character has at most three bytes a code unit: most bodies need not be counted.
  if (body.length * 3 <= pieceBytes) return [{ _id: hash, body }];
  const bytes = Buffer.from(body);
  const pieces = Math.ceil(bytes.length / pieceBytes);
  return Array.from({ length: pieces }, (_, index) => ({
    _id: index === 0 ? hash : pieceId(hash, index),
    body: bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes),
    ...(index === 0 && { pieces }),
  }));
}

export function pieceId(hash: Hash, index: number): string {
  return `${hash}.${index}`;
}

/** The object that a document belongs to. */
export function objectOf(id: string): Hash {
  return asHash(id.slice(0, 64));
}

/** The body of pieces in their order. */
export function joinPieces(bodies: readonly ObjectDocument['body'][]): string {
  const [only] = bodies;
  if (typeof only === 'string') return only;
  return Buffer.concat(
    bodies.map((body) => (typeof body === 'string' ? Buffer.from(body) : body)),
  ).toString();
}
