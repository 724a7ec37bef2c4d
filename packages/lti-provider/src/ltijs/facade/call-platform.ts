import type { Clock, IdSource } from '@coursewright/core';
import { accessTokens, type AccessTokens } from '../../grades/access-tokens.ts';
import { serviceCaller, type ServiceRequest } from '../../grades/service-caller.ts';
import type { BoundedAnswer } from '../../http/fetch-bounded.ts';
import { jsonText } from '../../http/json-text.ts';
import type { RegistrationCache } from '../../registrations/registration-cache.ts';
import type { IdToken } from './id-token.ts';
import { LtijsError } from './ltijs-error.ts';
import type { PlatformKeysOfTool } from './platform-keys-of-tool.ts';

/** Asks the service of the launch's platform, with an access token of its own scope alone. */
export type CallPlatform = (token: IdToken | undefined, request: ServiceRequest) => Promise<BoundedAnswer>;

export function platformCaller(deps: {
  readonly registrations: RegistrationCache;
  readonly keys: PlatformKeysOfTool;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly fetch: typeof fetch;
}): CallPlatform {
  // ltijs has a key of the tool for each platform.
  const byPlatform = new Map<string, AccessTokens>();
  const tokensOf = (kid: string): AccessTokens => {
    const kept =
      byPlatform.get(kid) ?? accessTokens({ ...deps, toolKeys: { signing: () => deps.keys.signing(kid) } });
    byPlatform.set(kid, kept);
    return kept;
  };
  const call = serviceCaller({
    ...deps,
    tokens: {
      get: (registration, ...rest) => tokensOf(registration.id).get(registration, ...rest),
      forget: (registration, scopes) => tokensOf(registration.id).forget(registration, scopes),
    },
  });
  return async (token, request) => call(await platformOfToken(deps.registrations, token), request);
}

/** Throws as ltijs does. */
export async function platformOfToken(registrations: RegistrationCache, token: IdToken | undefined) {
  if (token === undefined) throw new LtijsError('MISSING_ID_TOKEN');
  const [registration] = await registrations.find(token.iss, token.clientId);
  if (registration === undefined) throw new LtijsError('PLATFORM_NOT_FOUND');
  if (registration.state !== 'active') throw new LtijsError('PLATFORM_NOT_ACTIVATED');
  return registration;
}

/** The body of an answer, which must be JSON. */
export function jsonOf({ text }: BoundedAnswer): unknown {
  const value = jsonText(text);
  if (value === undefined) throw new LtijsError('UNREADABLE_PLATFORM_RESPONSE');
  return value;
}
