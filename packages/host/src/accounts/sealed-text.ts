import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CoreError, newestSecret, withKnownSecret, type Secret } from '@coursewright/core';
import { deriveKey } from './derive-key.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** A text as it rests in the database: AES-256-GCM under a key of the host's secret for this purpose. Base64url of nonce, ciphertext and tag. */
export function seal(secret: Secret, purpose: string, plain: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(newestSecret(secret), `seal ${purpose}`), nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/** Throws `corrupt` for what was sealed under another secret, for another purpose, or changed since. */
export function openSealed(secret: Secret, purpose: string, sealed: string): string {
  const plain = withKnownSecret(secret, (one) => openUnder(deriveKey(one, `seal ${purpose}`), sealed));
  if (plain !== undefined) return plain;
  throw new CoreError(
    'corrupt',
    'A sealed secret cannot be opened: it was stored under another one, or changed.',
  );
}

function openUnder(key: Uint8Array, sealed: string): string | undefined {
  const whole = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    }).setAuthTag(whole.subarray(-tagBytes));
    return Buffer.concat([
      decipher.update(whole.subarray(nonceBytes, -tagBytes)),
      decipher.final(),
    ]).toString();
  } catch {
    return undefined;
  }
}
