import type { LtiAddresses } from '../lti-tool-deps.ts';
import type { Registration } from '../registrations/registration.ts';

/** What one login asks the platform for. */
export interface AuthenticationFields {
  readonly login_hint: string;
  /** Core §4.1.1: returned unaltered, and only if it was sent. */
  readonly lti_message_hint?: string;
  readonly redirect_uri: string;
  readonly nonce: string;
  readonly state: string;
}

/** The address that a browser takes an authentication request to (security framework §5.1.1.2). */
export function authenticationRequest(registration: Registration, fields: AuthenticationFields): string {
  const address = new URL(registration.authLoginUrl);
  const all = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: registration.clientId,
    ...fields,
  };
  for (const [name, value] of Object.entries(all)) address.searchParams.set(name, value);
  return address.href;
}

/** Which of our two addresses receives the message: the target's own; a target elsewhere is none of ours. */
export function receivingAddress(addresses: LtiAddresses, target: string): string | undefined {
  const url = URL.parse(target);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  return [addresses.launch, addresses.deepLink].find((address) => address === url.origin + url.pathname);
}
