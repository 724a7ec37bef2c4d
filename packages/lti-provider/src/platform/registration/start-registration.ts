import type { PlatformDeps } from '../platform-deps.ts';
import type { RegistrationParts } from './registration-grant.ts';
import type { RegistrationVariant } from './registration-variant.ts';

/** Seconds that the tool's administrator may take. */
const life = 3600;

/** The address that opens a tool's own page for its registration (DR step 1). Its own query stays. */
export function startRegistration(
  deps: Pick<PlatformDeps, 'base' | 'clock' | 'ids'> & RegistrationParts,
  variant: RegistrationVariant,
  toolAddress: string,
): string {
  const grant = { clientId: deps.ids.secret(12), deploymentId: deps.ids.secret(6) };
  const token = deps.tokens.sign(grant, deps.clock.now() + life * 1_000_000);
  const address = new URL(toolAddress);
  const configuration = new URL(`${deps.base}/openid-configuration`);
  if (variant.token === 'addresses') configuration.searchParams.set('registration', token);
  else address.searchParams.set('registration_token', token);
  address.searchParams.set('openid_configuration', configuration.href);
  return address.href;
}
