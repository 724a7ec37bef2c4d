import { constants, KeyObject, verify } from 'node:crypto';
import type { CryptoKey } from 'jose';
import { jsonText } from '../http/json-text.ts';
import type { SignatureAlgorithm } from '../registrations/registration-input.ts';

/** A JSON Web Signature in its compact form (RFC 7515 §7.1), taken apart; nothing of it is judged. */
export interface CompactToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Buffer;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/** undefined for what is none. */
export function compactToken(token: string): CompactToken | undefined {
  const parts = token.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3 || head === '') return undefined;
  const header = jsonText(Buffer.from(head, 'base64url').toString());
  if (typeof header !== 'object' || header === null || Array.isArray(header)) return undefined;
  return {
    header: { ...header },
    payload: Buffer.from(body, 'base64url'),
    signed: Buffer.from(`${head}.${body}`, 'latin1'),
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** RFC 7518 §3.3 to 3.5. */
const methods: Readonly<Record<SignatureAlgorithm, { readonly hash: string; readonly options?: object }>> = {
  RS256: { hash: 'sha256' },
  RS384: { hash: 'sha384' },
  RS512: { hash: 'sha512' },
  PS256: { hash: 'sha256', options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } },
  ES256: { hash: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
  ES384: { hash: 'sha384', options: { dsaEncoding: 'ieee-p1363' } },
};

const keyObjects = new WeakMap<CryptoKey, KeyObject>();

/**
 * Whether the key signed the token. In the calling thread: a verification takes 20 µs, and WebCrypto's way to another thread
 * and back costs a busy server several times that. RSA keys under 2048 bits sign nothing (RFC 7518 §3.3).
 */
export function isSignedBy(
  { signed, signature }: CompactToken,
  key: CryptoKey,
  algorithm: SignatureAlgorithm,
): boolean {
  const known = keyObjects.get(key) ?? KeyObject.from(key);
  keyObjects.set(key, known);
  const { asymmetricKeyDetails: details } = known;
  if (details?.modulusLength !== undefined && details.modulusLength < 2048) return false;
  const { hash, options } = methods[algorithm];
  return verify(hash, signed, { key: known, ...options }, signature);
}
