import type { Clock } from '@coursewright/core';
import { z } from 'zod';
import type { RemoteKeys } from '../keys/remote-keys.ts';
import type { SignedTokens } from '../keys/signed-token.ts';
import { notLaunching } from '../registrations/may-launch.ts';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';
import type { Registration } from '../registrations/registration.ts';
import { isOldLaunch } from './is-old-launch.ts';
import { judgeClaims } from './judge-claims.ts';
import { platformError } from './platform-error.ts';
import { launchMessage, type LaunchMessage } from './launch-message.ts';
import type { LoginState } from './login-state.ts';
import { verifyIdToken } from './verify-id-token.ts';

export interface ReceiveDeps {
  readonly registrations: RegistrationCache;
  readonly states: SignedTokens<LoginState>;
  readonly platformKeys: RemoteKeys;
  readonly clock: Clock;
}

/** A message that is what it says; its nonce is yet to be claimed. */
export interface ReceivedMessage {
  readonly message: LaunchMessage;
  readonly registration: Registration;
  readonly state: LoginState;
  readonly token: string;
}

/** A refusal with what was known by then. */
export interface RefusedMessage {
  readonly refusal: LtiRefusal;
  readonly registration?: Registration;
  readonly state?: LoginState;
  /** The token as it was sent, whoever signed it. */
  readonly token?: string;
}

const form = z.object({
  state: z.string().exactOptional(),
  id_token: z.string().exactOptional(),
  error: z.string().exactOptional(),
  error_description: z.string().exactOptional(),
});

/** Judges what the platform posted (security framework §5.1.1.3 to 5.1.1.5): state, browser, signature, claims; in this order. */
export async function receiveMessage(
  deps: ReceiveDeps,
  body: unknown,
  boundBy: (state: LoginState) => 'yes' | 'no' | 'unknown',
): Promise<ReceivedMessage | RefusedMessage> {
  const posted = form.safeParse(body).data ?? {};
  const state = posted.state === undefined ? undefined : deps.states.open(posted.state);
  if (posted.error !== undefined) {
    return { refusal: platformError(posted.error, state && posted.error_description) };
  }
  if (posted.state === undefined) {
    return { refusal: refuse(isOldLaunch(body) ? 'lti_version_old' : 'state_missing') };
  }
  if (state === undefined) return { refusal: refuse('state_forged') };
  const registration = await deps.registrations.byId(state.data.registrationId);
  if (registration === undefined)
    return { refusal: refuse('platform_unknown', { issuer: '?', client: '?' }) };
  const known = {
    registration,
    state: state.data,
    ...(posted.id_token !== undefined && { token: posted.id_token }),
  };
  const stopped = notLaunching(registration);
  if (stopped !== undefined) return { ...known, refusal: stopped };
  if (state.expires < deps.clock.now()) return { ...known, refusal: refuse('state_expired') };
  const bound = boundBy(state.data);
  if (bound !== 'yes') {
    return { ...known, refusal: refuse(bound === 'no' ? 'browser_mismatch' : 'browser_unknown') };
  }
  if (posted.id_token === undefined) return { ...known, refusal: refuse('token_missing') };
  const token = await verifyIdToken(deps.platformKeys, registration, posted.id_token);
  if ('refused' in token) return { ...known, refusal: token };
  const refusal = judgeClaims({ ...known, claims: token.claims, now: deps.clock.now() });
  if (refusal !== undefined) return { ...known, refusal };
  const message = launchMessage(token.claims, registration);
  return { registration, state: state.data, token: posted.id_token, message };
}
