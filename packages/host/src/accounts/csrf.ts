import { createHmac } from 'node:crypto';
import { CoreError, currentSecret, knownSecrets, type Secret } from '@coursewright/core';
import { deriveKey } from './derive-key.ts';
import { sameSecret } from './secret-hash.ts';

/** The token that a page's forms and scripts send back; it belongs to one session, or to one visitor who has none. */
export function csrfToken(secret: Secret, sessionSecret: string): string {
  return tokenUnder(currentSecret(secret), sessionSecret);
}

/** Those that a page may have which was shown before the secret was changed. */
export function knownCsrfTokens(secret: Secret, sessionSecret: string): readonly string[] {
  return knownSecrets(secret).map((one) => tokenUnder(one, sessionSecret));
}

function tokenUnder(secret: string, sessionSecret: string): string {
  return createHmac('sha256', deriveKey(secret, 'csrf')).update(sessionSecret).digest('base64url');
}

/** Throws `form_expired`. */
export function checkCsrf(expected: readonly string[], given: unknown): void {
  if (typeof given !== 'string' || !expected.some((one) => sameSecret(one, given))) {
    throw new CoreError(
      'form_expired',
      'The request did not bring the token of the page it should come from.',
    );
  }
}
