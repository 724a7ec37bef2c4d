import type { Clock, IdSource } from '@coursewright/core';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { SignedTokens } from '../keys/signed-token.ts';
import { bindBrowser, boundBy } from '../launch/browser-binding.ts';
import { loginStateSchema, type LoginState } from '../launch/login-state.ts';
import { receiveMessage, type ReceivedMessage, type RefusedMessage } from '../launch/receive-message.ts';
import { startLogin, type RefusedLogin } from '../launch/start-login.ts';
import type { RemoteKeys } from '../keys/remote-keys.ts';
import { refuse } from '../refusals/lti-refusal.ts';
import { sendRefusal } from '../refusals/send-refusal.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';
import { loginFields } from '../storage/login-fields.ts';
import type { LtijsStorage } from './ltijs-storage.ts';

/** Our login's state, around the one that ltijs made. */
export const guardStateSchema = loginStateSchema.extend({ inner: z.string() });

/** What stands between a platform and an application with the addresses of ltijs. */
export interface GuardDeps {
  readonly registrations: RegistrationCache;
  readonly platformKeys: RemoteKeys;
  readonly states: SignedTokens<z.infer<typeof guardStateSchema>>;
  readonly storage: () => Pick<LtijsStorage, 'Get' | 'Insert'>;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Judges a login; a good one has the address of the platform, with a state around `inner`. */
export async function guardLogin(
  deps: GuardDeps,
  request: Request,
  response: Response,
): Promise<{ readonly location: (inner: string) => string } | RefusedLogin> {
  let signed: { readonly data: LoginState; readonly expires: number } | undefined;
  const states: SignedTokens<LoginState> = {
    sign: (data, expires) => {
      signed = { data, expires };
      return '';
    },
    open: (token) => deps.states.open(token),
  };
  const body: unknown = request.body;
  const query = { ...request.query, ...(typeof body === 'object' && body) };
  const target: unknown = Reflect.get(query, 'target_link_uri');
  const outcome = await startLogin({ ...deps, states, addresses: ownAddresses(request, target) }, query, {
    bind: (nonce, secret) => bindBrowser(response, nonce, secret),
    mustShowCookie: () => false,
  });
  if ('refusal' in outcome) return outcome;
  return {
    location: (inner) => {
      const address = new URL(outcome.location);
      // As ltijs writes it, letter for letter: platforms compare it with what was registered for an ltijs.
      address.searchParams.set('redirect_uri', String(target).split('?', 1)[0] ?? '');
      if (signed !== undefined) {
        address.searchParams.set('state', deps.states.sign({ ...signed.data, inner }, signed.expires));
      }
      return address.href;
    },
  };
}

/** Judges a message and claims its nonce; `inner` is what the login's state was made around. */
export async function guardMessage(
  deps: GuardDeps,
  request: Request,
): Promise<(ReceivedMessage & { readonly inner: string }) | RefusedMessage> {
  const received = await receiveMessage(deps, request.body, ({ nonce, binding }) =>
    boundBy(request, nonce, binding),
  );
  if ('refusal' in received) return received;
  const opened = deps.states.open(z.object({ state: z.string() }).parse(request.body).state);
  if (!(await claimNonce(deps.storage(), received.state.nonce))) {
    const { registration, state, token } = received;
    return { registration, state, token, refusal: refuse('nonce_used') };
  }
  return { ...received, inner: opened?.data.inner ?? '' };
}

/** The page for what was refused; for a lost cookie with a window of its own. */
export function answerGuarded(
  deps: GuardDeps,
  request: Request,
  response: Response,
  { refusal, registration, state }: RefusedMessage,
  loginRoute: string,
): void {
  const fields =
    refusal.refused === 'browser_unknown' && registration !== undefined && state?.hints !== undefined
      ? loginFields(registration, state, state.hints)
      : undefined;
  sendRefusal(request, response, {
    refusal,
    id: deps.ids.uuid(),
    ...(fields !== undefined && {
      retry: { address: `${ownOrigin(request)}${request.baseUrl}${loginRoute}`, fields },
    }),
  });
}

/**
 * States of ltijs have unique names and live as long as our logins: whichever plugin keeps them, a name that is there has
 * been used, and of two who put it at once one fails.
 */
async function claimNonce(storage: Pick<LtijsStorage, 'Get' | 'Insert'>, nonce: string): Promise<boolean> {
  const state = `used ${nonce}`;
  if ((await storage.Get(false, 'state', { state })) !== false) return false;
  try {
    await storage.Insert(false, 'state', { state, query: {} });
    return true;
  } catch {
    return false;
  }
}

/** Any path of the application takes messages, as in ltijs; another site's address is none of its own. */
function ownAddresses(request: Request, target: unknown) {
  const own = `${ownOrigin(request)}${request.baseUrl}`;
  const url = typeof target === 'string' ? URL.parse(target) : null;
  const inside =
    url !== null && (url.origin + url.pathname).startsWith(own) && url.origin === ownOrigin(request);
  const launch = inside ? url.origin + url.pathname : own;
  return { login: own, launch, deepLink: launch, jwks: own, register: own };
}

function ownOrigin(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? ''}`;
}
