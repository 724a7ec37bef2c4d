import { createHmac } from 'node:crypto';

/** One key for each purpose from the host's secret, so that what is signed for one never passes for another. 32 bytes. */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return createHmac('sha256', secret).update(purpose).digest();
}
