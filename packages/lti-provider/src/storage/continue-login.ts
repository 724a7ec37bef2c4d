import { bindingOf, type Bound } from '../launch/browser-binding.ts';
import { authenticationRequest, receivingAddress } from '../launch/authentication-request.ts';
import { loginSeconds, type LoginHints, type LoginState } from '../launch/login-state.ts';
import type { LoginDeps, RefusedLogin } from '../launch/start-login.ts';
import { refuse } from '../refusals/lti-refusal.ts';
import { notLaunching } from '../registrations/may-launch.ts';
import type { Registration } from '../registrations/registration.ts';
import { loginFields } from './login-fields.ts';
import { storageKey, storageOrigin } from './storage-key.ts';
import type { StoreSecret } from './store-page.ts';

/** A login whose browser did not send its cookie back. */
export interface CookieLost {
  /** Of a login in a window of its own, where the cookie is no third party's. */
  readonly fields: Readonly<Record<string, string>>;
  /** The next rung, where the platform offers it. */
  readonly storage?: StoreSecret;
}

/**
 * The second step of a login that had to show its cookie: on to the platform, or one rung down. With the platform's
 * storage there is a new state, bound to a new secret that has left the server in this answer alone.
 */
export async function continueLogin(
  deps: LoginDeps,
  given: { readonly state: string; readonly hints: LoginHints },
  boundBy: (state: LoginState) => Bound,
): Promise<{ readonly location: string } | CookieLost | RefusedLogin> {
  const opened = deps.states.open(given.state);
  if (opened === undefined) return { refusal: refuse('state_forged') };
  const state = opened.data;
  if (opened.expires < deps.clock.now()) return { refusal: refuse('state_expired') };
  const registration = await deps.registrations.byId(state.registrationId);
  const redirectUri = receivingAddress(deps.addresses, state.target);
  if (registration === undefined) {
    return { refusal: refuse('platform_unknown', { issuer: '?', client: '?' }) };
  }
  const stopped = notLaunching(registration);
  if (stopped !== undefined) return { refusal: stopped, registration };
  if (redirectUri === undefined) {
    return { refusal: refuse('target_foreign', { target: state.target }), registration };
  }
  const request = (nonce: string, signed: string) =>
    authenticationRequest(registration, {
      login_hint: given.hints.login,
      ...(given.hints.message !== undefined && { lti_message_hint: given.hints.message }),
      redirect_uri: redirectUri,
      nonce,
      state: signed,
    });
  if (boundBy(state) === 'yes') return { location: request(state.nonce, given.state) };
  const fields = loginFields(registration, state, given.hints);
  const target = state.storageTarget;
  return target === undefined
    ? { fields }
    : { fields, storage: secretForStorage(deps, { registration, state, target, request }) };
}

function secretForStorage(
  deps: LoginDeps,
  login: {
    readonly registration: Registration;
    readonly state: LoginState;
    readonly target: string;
    readonly request: (nonce: string, signed: string) => string;
  },
): StoreSecret {
  const nonce = deps.ids.secret(16);
  const secret = deps.ids.secret(16);
  const state = deps.states.sign(
    { ...login.state, nonce, binding: bindingOf(secret), boundIn: 'storage' },
    deps.clock.now() + loginSeconds * 1_000_000,
  );
  return {
    origin: storageOrigin(login.registration),
    target: login.target,
    key: storageKey(nonce),
    secret,
    next: login.request(nonce, state),
  };
}
