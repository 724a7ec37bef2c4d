import type { LoginHints } from '../launch/login-state.ts';
import type { LtiAddresses } from '../lti-tool-deps.ts';

/**
 * Where a login goes once before it goes to the platform, for the browser to show that it kept the cookie. Platforms
 * take a hint once (Canvas: `launch_no_longer_valid`), so a lost cookie must be known before it is used.
 */
export function continueAddress(addresses: LtiAddresses, state: string, hints: LoginHints): string {
  const address = new URL(`${addresses.login}/continue`);
  address.searchParams.set('state', state);
  address.searchParams.set('login_hint', hints.login);
  if (hints.message !== undefined) address.searchParams.set('lti_message_hint', hints.message);
  return address.href;
}
