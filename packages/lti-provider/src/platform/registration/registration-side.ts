import { CoreError } from '@coursewright/core';
import type { Router } from 'express';
import { signedTokens } from '../../keys/signed-token.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { clientRegistrationRoutes } from './client-registration.routes.ts';
import { openidConfigurationRoutes } from './openid-configuration.routes.ts';
import { clientGrantSchema, registrationGrantSchema } from './registration-grant.ts';
import { startRegistration } from './start-registration.ts';

/** Dynamic registration on the platform's side, where the site takes tools that register themselves; answers how one is begun. */
export function registrationSide(router: Router, given: PlatformDeps): (toolAddress: string) => string {
  const { registration, secret } = given;
  if (registration === undefined) {
    return () => {
      throw new CoreError('not_found', 'This platform takes no tools that register themselves.');
    };
  }
  const deps = {
    ...given,
    tokens: signedTokens(secret, 'platform registration token', registrationGrantSchema),
    clients: signedTokens(secret, 'platform registration access token', clientGrantSchema),
  };
  openidConfigurationRoutes(router, deps, registration.variant);
  clientRegistrationRoutes(router, deps, registration.variant);
  return (toolAddress) => startRegistration(deps, registration.variant, toolAddress);
}
