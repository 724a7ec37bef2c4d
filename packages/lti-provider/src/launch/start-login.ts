import type { Clock, IdSource } from '@coursewright/core';
import { z } from 'zod';
import type { SignedTokens } from '../keys/signed-token.ts';
import type { LtiAddresses } from '../lti-tool.ts';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';
import type { Registration } from '../registrations/registration.ts';
import { loginSeconds, type LoginState } from './login-state.ts';

export interface LoginDeps {
  readonly registrations: RegistrationCache;
  readonly states: SignedTokens<LoginState>;
  readonly addresses: LtiAddresses;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const parameters = z.object({
  iss: z.string().min(1),
  login_hint: z.string().min(1),
  target_link_uri: z.string().min(1),
  client_id: z.string().min(1).exactOptional(),
  lti_deployment_id: z.string().min(1).exactOptional(),
  lti_message_hint: z.string().exactOptional(),
});

/** Above this many characters a hint is not carried in the state. */
const longHint = 1500;

/**
 * Answers a third-party initiated login (security framework §5.1.1.1, core §4.1) with the address of the platform's
 * authorisation endpoint. Keeps nothing: `bind` gives the browser a cookie and tells its hash.
 */
export async function startLogin(
  deps: LoginDeps,
  query: unknown,
  bind: (nonce: string, secret: string) => string,
): Promise<{ readonly location: string } | LtiRefusal> {
  const parsed = parameters.safeParse(query);
  if (!parsed.success) {
    return refuse('login_incomplete', { parameter: String(parsed.error.issues[0]?.path[0] ?? '') });
  }
  const asked = parsed.data;
  const [registration, ...others] = await deps.registrations.find(asked.iss, asked.client_id);
  if (registration === undefined) {
    return refuse('platform_unknown', { issuer: asked.iss, client: asked.client_id ?? '?' });
  }
  if (others.length > 0) return refuse('client_ambiguous', { issuer: asked.iss });
  const deployment = asked.lti_deployment_id;
  if (deployment !== undefined && !registration.deploymentIds.includes(deployment)) {
    return refuse('login_deployment_unknown', { deployment, platform: registration.name });
  }
  const redirectUri = receivingAddress(deps.addresses, asked.target_link_uri);
  if (redirectUri === undefined) return refuse('target_foreign', { target: asked.target_link_uri });

  const nonce = deps.ids.secret(16);
  const short = asked.login_hint.length + (asked.lti_message_hint?.length ?? 0) <= longHint;
  const state: LoginState = {
    registrationId: registration.id,
    nonce,
    binding: bind(nonce, deps.ids.secret(16)),
    target: asked.target_link_uri,
    ...(deployment !== undefined && { deploymentId: deployment }),
    ...(short && {
      hints: {
        login: asked.login_hint,
        ...(asked.lti_message_hint !== undefined && { message: asked.lti_message_hint }),
      },
    }),
  };
  return {
    location: authenticationRequest(registration, {
      login_hint: asked.login_hint,
      // Core §4.1.1: returned unaltered, and only if it was sent.
      ...(asked.lti_message_hint !== undefined && { lti_message_hint: asked.lti_message_hint }),
      redirect_uri: redirectUri,
      nonce,
      state: deps.states.sign(state, deps.clock.now() + loginSeconds * 1_000_000),
    }),
  };
}

/** Which of our two addresses receives the message: the target's own; a target elsewhere is none of ours. */
function receivingAddress(addresses: LtiAddresses, target: string): string | undefined {
  const url = URL.parse(target);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  return [addresses.launch, addresses.deepLink].find((address) => address === url.origin + url.pathname);
}

/** Security framework §5.1.1.2. */
function authenticationRequest(registration: Registration, fields: Readonly<Record<string, string>>): string {
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
