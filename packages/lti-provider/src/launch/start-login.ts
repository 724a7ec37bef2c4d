import type { Clock, IdSource } from '@coursewright/core';
import { z } from 'zod';
import type { SignedTokens } from '../keys/signed-token.ts';
import type { LtiAddresses } from '../lti-tool-deps.ts';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import { notLaunching, takesDeployment } from '../registrations/may-launch.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';
import type { Registration } from '../registrations/registration.ts';
import { continueAddress } from '../storage/continue-address.ts';
import { storageTarget } from '../storage/storage-target.ts';
import { authenticationRequest, receivingAddress } from './authentication-request.ts';
import { isOldLaunch } from './is-old-launch.ts';
import { loginSeconds, type LoginHints, type LoginState } from './login-state.ts';

export interface LoginDeps {
  readonly registrations: RegistrationCache;
  readonly states: SignedTokens<LoginState>;
  readonly addresses: LtiAddresses;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** A refusal with the platform, where it was found by then. */
export interface RefusedLogin {
  readonly refusal: LtiRefusal;
  readonly registration?: Registration;
}

/** The browser that a login comes from. */
export interface LoginBrowser {
  /** Gives it a cookie; answers the cookie's hash. */
  bind(nonce: string, secret: string): string;
  /** Whether it is to show first that the cookie comes back, before the platform's hint is used up. */
  mustShowCookie(storageOffered: boolean): boolean;
}

const parameters = z.object({
  iss: z.string().min(1),
  login_hint: z.string().min(1),
  target_link_uri: z.string().min(1),
  client_id: z.string().min(1).exactOptional(),
  lti_deployment_id: z.string().min(1).exactOptional(),
  lti_message_hint: z.string().exactOptional(),
  lti_storage_target: z.string().exactOptional(),
});

/** Above this many characters a hint is not carried in the state. */
const longHint = 1500;

/**
 * Answers a third-party initiated login (security framework §5.1.1.1, core §4.1) with the address of the platform's
 * authorisation endpoint. Keeps nothing: the browser gets a cookie, the state its hash.
 */
export async function startLogin(
  deps: LoginDeps,
  query: unknown,
  browser: LoginBrowser,
): Promise<{ readonly location: string } | RefusedLogin> {
  const parsed = parameters.safeParse(query);
  if (!parsed.success) {
    if (isOldLaunch(query)) return { refusal: refuse('lti_version_old') };
    const parameter = String(parsed.error.issues[0]?.path[0] ?? '');
    return { refusal: refuse('login_incomplete', { parameter }) };
  }
  const asked = parsed.data;
  const [registration, ...others] = await deps.registrations.find(asked.iss, asked.client_id);
  if (registration === undefined) {
    return {
      refusal: refuse('platform_unknown', { issuer: asked.iss, client: asked.client_id ?? '?' }),
    };
  }
  if (others.length > 0) return { refusal: refuse('client_ambiguous', { issuer: asked.iss }) };
  const stopped = notLaunching(registration);
  if (stopped !== undefined) return { refusal: stopped, registration };
  const deployment = asked.lti_deployment_id;
  if (deployment !== undefined && !takesDeployment(registration, deployment)) {
    const { name: platform } = registration;
    return { refusal: refuse('login_deployment_unknown', { deployment, platform }), registration };
  }
  const redirectUri = receivingAddress(deps.addresses, asked.target_link_uri);
  if (redirectUri === undefined) {
    return { refusal: refuse('target_foreign', { target: asked.target_link_uri }), registration };
  }

  const nonce = deps.ids.secret(16);
  const hints: LoginHints = {
    login: asked.login_hint,
    ...(asked.lti_message_hint !== undefined && { message: asked.lti_message_hint }),
  };
  const short = hints.login.length + (hints.message?.length ?? 0) <= longHint;
  const storage = storageTarget(asked.lti_storage_target);
  const state = deps.states.sign(
    {
      registrationId: registration.id,
      nonce,
      binding: browser.bind(nonce, deps.ids.secret(16)),
      target: asked.target_link_uri,
      ...(deployment !== undefined && { deploymentId: deployment }),
      ...(storage !== undefined && { storageTarget: storage }),
      ...(short && { hints }),
    },
    deps.clock.now() + loginSeconds * 1_000_000,
  );
  if (browser.mustShowCookie(storage !== undefined)) {
    return { location: continueAddress(deps.addresses, state, hints) };
  }
  return {
    location: authenticationRequest(registration, {
      login_hint: hints.login,
      ...(hints.message !== undefined && { lti_message_hint: hints.message }),
      redirect_uri: redirectUri,
      nonce,
      state,
    }),
  };
}
