import type { Instant } from '@coursewright/core';

/** Nonces that were used, until their logins have run out (security framework §5.1.3 #9). */
export interface NonceStore {
  /** True for the first caller with this nonce, false for every other; atomic. */
  claimNonce(nonce: string, expires: Instant): Promise<boolean>;
  removeExpiredNonces(now: Instant): Promise<void>;
}
