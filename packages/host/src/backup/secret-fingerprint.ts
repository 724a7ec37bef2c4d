import { deriveKey } from '../accounts/derive-key.ts';

/** Names a secret without telling it: 32 hex characters. */
export function secretFingerprint(secret: string): string {
  return Buffer.from(deriveKey(secret, 'fingerprint')).toString('hex').slice(0, 32);
}
