import { createHmac } from 'node:crypto';
import { CoreError } from '@coursewright/core';
import { deriveKey } from './derive-key.ts';
import { sameSecret } from './secret-hash.ts';

/** The token that a page's forms and scripts send back; it belongs to one session, or to one visitor who has none. */
export function csrfToken(secret: string, sessionSecret: string): string {
  return createHmac('sha256', deriveKey(secret, 'csrf')).update(sessionSecret).digest('base64url');
}

/** Throws `form_expired`. */
export function checkCsrf(expected: string, given: unknown): void {
  if (typeof given !== 'string' || !sameSecret(expected, given)) {
    throw new CoreError(
      'form_expired',
      'The request did not bring the token of the page it should come from.',
    );
  }
}
