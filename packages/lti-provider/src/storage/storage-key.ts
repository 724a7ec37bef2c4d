import type { Registration } from '../registrations/registration.ts';

/** Under which name a login's secret is in the platform's storage; short, for platforms count them (Brightspace: 4096 characters a tool). */
export function storageKey(nonce: string): string {
  return `state_${nonce.slice(0, 11)}`;
}

/** The one origin that is spoken to: that of the authorisation endpoint (lti-cs-oidc §4.1), as registered. */
export function storageOrigin(registration: Pick<Registration, 'authLoginUrl'>): string {
  return new URL(registration.authLoginUrl).origin;
}
