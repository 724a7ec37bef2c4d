import type { Clock, Instant } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import { loginSeconds } from './login-state.ts';

/** True for the first launch with the nonce, in the caller's transaction. */
export type ClaimNonce = (tx: Pick<LtiStores, 'ltiNonces'>, nonce: string) => Promise<boolean>;

const minute = 60 * 1_000_000;

/** Claims nonces, and now and then forgets those whose logins have run out: their states are refused by age. */
export function nonceClaims(clock: Clock): ClaimNonce {
  let nextSweep: Instant = 0;
  return async ({ ltiNonces }, nonce) => {
    const now = clock.now();
    if (now >= nextSweep) {
      nextSweep = now + 5 * minute;
      await ltiNonces.removeExpiredNonces(now);
    }
    return ltiNonces.claimNonce(nonce, now + loginSeconds * 1_000_000 + minute);
  };
}
