import type { Instant } from '@coursewright/core';

/** Nonces of logins (security framework §5.1.3 #9) and of other things that are good once, until they would have run out. */
export interface NonceStore {
  /** True for the first caller with this nonce, false for every other; atomic. */
  claimNonce(nonce: string, expires: Instant): Promise<boolean>;
  nonceClaimed(nonce: string): Promise<boolean>;
  removeExpiredNonces(now: Instant): Promise<void>;
}
