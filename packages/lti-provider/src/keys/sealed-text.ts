import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { newestSecret, withKnownSecret, type Secret } from '@coursewright/core';
import { purposeKey } from './signed-token.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** What a sealed text is for, and what it belongs to: it opens for nothing else. */
export interface Seal {
  readonly purpose: string;
  readonly owner: string;
}

/**
 * A secret text as it rests in the database: AES-256-GCM under a key of the tool's secret for its purpose, bound to its
 * owner. Base64url of nonce, ciphertext and tag.
 */
export function sealText(secret: Secret, { purpose, owner }: Seal, plain: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', purposeKey(newestSecret(secret), purpose), nonce).setAAD(
    Buffer.from(owner),
  );
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/** undefined for a text that was sealed under a secret that is not known, for something else, or changed since. */
export function openSealedText(secret: Secret, seal: Seal, sealed: string): string | undefined {
  return withKnownSecret(secret, (one) => openUnder(one, seal, sealed));
}

function openUnder(secret: string, { purpose, owner }: Seal, sealed: string): string | undefined {
  const whole = Buffer.from(sealed, 'base64url');
  const key = purposeKey(secret, purpose);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(owner))
      .setAuthTag(whole.subarray(-tagBytes));
    const body = whole.subarray(nonceBytes, -tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString();
  } catch {
    return undefined;
  }
}
