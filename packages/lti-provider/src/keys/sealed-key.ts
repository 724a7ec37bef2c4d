import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CoreError, newestSecret, withKnownSecret, type Secret } from '@coursewright/core';
import type { JWK } from 'jose';
import { z } from 'zod';
import { purposeKey } from './signed-token.ts';

const nonceBytes = 12;
const tagBytes = 16;
const jwk = z.record(z.string(), z.string());

/**
 * A private key as it rests in the database: AES-256-GCM under a key of the tool's secret, bound to its key id. Base64url of
 * nonce, ciphertext and tag.
 */
export function sealPrivateKey(secret: Secret, kid: string, privateJwk: JWK): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', purposeKey(newestSecret(secret), 'tool keys'), nonce).setAAD(
    Buffer.from(kid),
  );
  const sealed = [nonce, cipher.update(JSON.stringify(privateJwk)), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(sealed).toString('base64url');
}

/** Throws `corrupt` for a key that was sealed under another secret, for another id, or changed since. */
export function openPrivateKey(secret: Secret, kid: string, sealed: string): JWK {
  let cause: unknown;
  const opened = withKnownSecret(secret, (one) => {
    try {
      return openUnder(one, kid, sealed);
    } catch (error) {
      cause = error;
      return undefined;
    }
  });
  if (opened !== undefined) return opened;
  throw new CoreError(
    'corrupt',
    `The LTI key ${kid} cannot be opened: it was stored under another secret, or changed.`,
    { cause },
  );
}

function openUnder(secret: string, kid: string, sealed: string): JWK {
  const whole = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    purposeKey(secret, 'tool keys'),
    whole.subarray(0, nonceBytes),
    { authTagLength: tagBytes },
  )
    .setAAD(Buffer.from(kid))
    .setAuthTag(whole.subarray(-tagBytes));
  const body = whole.subarray(nonceBytes, -tagBytes);
  const { kty = '', ...members } = jwk.parse(
    JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString()),
  );
  return { ...members, kty };
}
