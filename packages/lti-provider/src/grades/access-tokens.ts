import type { Clock, IdSource, Instant } from '@coursewright/core';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { fetchBounded } from '../http/fetch-bounded.ts';
import { jsonText } from '../http/json-text.ts';
import { signingAlgorithm } from '../keys/signing-key.ts';
import type { ToolKeys } from '../keys/tool-keys.ts';
import type { Registration } from '../registrations/registration.ts';
import { assertionType } from '../spec/services.ts';
import { serviceFailure } from './service-failure.ts';

/** Access tokens for a platform's services. */
export interface AccessTokens {
  /** A token for exactly these scopes. Throws `ServiceFailure`, and `unavailable` when the platform does not answer. */
  get(registration: Registration, scopes: readonly string[], signal?: AbortSignal): Promise<string>;
  /** Drops a token that the platform would not take. */
  forget(registration: Registration, scopes: readonly string[]): void;
}

const second = 1_000_000;
const assertionSeconds = 300;
/** Seconds before its end in which a token is not used any more. */
const margin = 60;

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.coerce.number().default(3600) });

/** OAuth 2 client credentials by a signed assertion (security framework §4.1), each token kept until shortly before its end. */
export function accessTokens(deps: {
  readonly toolKeys: Pick<ToolKeys, 'signing'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly fetch: typeof fetch;
}): AccessTokens {
  const kept = new Map<string, { readonly token: string; readonly until: Instant }>();
  const nameOf = (registration: Registration, scopes: readonly string[]) =>
    JSON.stringify([registration.id, ...scopes]);

  const asked = new Map<string, Promise<string>>();

  const request = async (registration: Registration, scopes: readonly string[]) => {
    const answer = await fetchBounded(deps.fetch, registration.authTokenUrl, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: assertionType,
        client_assertion: await clientAssertion(deps, registration),
        scope: scopes.join(' '),
      }),
    });
    const parsed = tokenAnswer.safeParse(jsonText(answer.text));
    if (answer.status !== 200 || !parsed.success) throw serviceFailure('token', answer, deps.clock.now());
    return parsed.data;
  };
  const ask = async (name: string, registration: Registration, scopes: readonly string[]) => {
    try {
      const answer = await request(registration, scopes);
      const until = deps.clock.now() + (answer.expires_in - margin) * second;
      kept.set(name, { token: answer.access_token, until });
      return answer.access_token;
    } finally {
      asked.delete(name);
    }
  };
  return {
    get: async (registration, scopes, signal) => {
      signal?.throwIfAborted();
      const name = nameOf(registration, scopes);
      const known = kept.get(name);
      if (known !== undefined && known.until > deps.clock.now()) return known.token;
      // Scores that set out together, as after a start, ask for one token.
      const asking = asked.get(name) ?? ask(name, registration, scopes);
      asked.set(name, asking);
      return signal === undefined ? asking : unlessAborted(asking, signal);
    },
    forget: (registration, scopes) => {
      kept.delete(nameOf(registration, scopes));
    },
  };
}

/** Who waits may go; what others wait for goes on. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop));
}

/** Who we are (RFC 7523 §3); Brightspace wants another audience than the address of the endpoint. */
async function clientAssertion(
  {
    toolKeys,
    clock,
    ids,
  }: { readonly toolKeys: Pick<ToolKeys, 'signing'>; readonly clock: Clock; readonly ids: IdSource },
  { clientId, audience, authTokenUrl }: Registration,
): Promise<string> {
  const { kid, key } = await toolKeys.signing();
  const now = Math.floor(clock.now() / second);
  return new SignJWT({
    iss: clientId,
    sub: clientId,
    aud: audience ?? authTokenUrl,
    iat: now,
    exp: now + assertionSeconds,
    jti: ids.uuid(),
  })
    .setProtectedHeader({ alg: signingAlgorithm, kid, typ: 'JWT' })
    .sign(key);
}
