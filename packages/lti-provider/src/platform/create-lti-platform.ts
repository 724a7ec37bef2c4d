import { systemClock, systemIds } from '@coursewright/core';
import { json, Router, urlencoded } from 'express';
import { remoteKeys } from '../keys/remote-keys.ts';
import { signedTokens } from '../keys/signed-token.ts';
import { accessGrantSchema } from './access-grant.ts';
import { authRoutes } from './auth.routes.ts';
import { deepLinkReturnRoutes } from './deep-link-return.routes.ts';
import { lineItemRoutes } from './line-items.routes.ts';
import type { LtiPlatform, LtiPlatformDeps } from './lti-platform.ts';
import { membershipRoutes } from './memberships.routes.ts';
import { messageHintSchema } from './message-hint.ts';
import type { PlatformDeps } from './platform-deps.ts';
import { platformSigner } from './platform-signer.ts';
import { registrationSide } from './registration/registration-side.ts';
import { scoreRoutes } from './scores.routes.ts';
import { startDeepLink, startLaunch } from './start-launch.ts';
import { storageParts } from './storage/storage-parts.ts';
import { storageRoutes } from './storage/storage.routes.ts';
import { tokenRoutes } from './token.routes.ts';

/** Makes a site a learning platform that launches tools and takes their grades. */
export function createLtiPlatform(input: LtiPlatformDeps): LtiPlatform {
  const { clock = systemClock, ids = systemIds, fetch: fetcher = fetch, ...given } = input;
  const deps: PlatformDeps = {
    ...given,
    clock,
    ids,
    base: `${input.publicUrl}/lti/platform`,
    signer: platformSigner({ store: input.store, clock, ids }),
    toolKeys: remoteKeys({ clock, fetch: fetcher }),
    hints: signedTokens(input.secret, 'platform message hint', messageHintSchema),
    grants: signedTokens(input.secret, 'platform access token', accessGrantSchema),
  };
  const authOrigin = input.authOrigin ?? input.publicUrl;
  const router = Router();
  router.use('/lti/platform', urlencoded({ extended: false, limit: '1mb' }));
  router.use('/lti/platform', json({ type: ['application/json', 'application/*+json'], limit: '1mb' }));
  authRoutes(router, deps);
  tokenRoutes(router, deps);
  lineItemRoutes(router, deps);
  scoreRoutes(router, deps);
  membershipRoutes(router, deps);
  deepLinkReturnRoutes(router, deps);
  storageRoutes(router, deps);
  const startRegistration = registrationSide(router, deps);
  router.get('/lti/platform/jwks.json', async (_request, response) => {
    response.set('cache-control', 'public, max-age=600').json(await deps.signer.publicKeys());
  });
  return {
    router,
    addresses: {
      issuer: deps.issuer,
      auth_login_url: `${authOrigin}/lti/platform/auth`,
      auth_token_url: `${deps.base}/token`,
      jwks_url: `${deps.base}/jwks.json`,
    },
    startLaunch: (start) => startLaunch(deps, start),
    startDeepLink: (start) => startDeepLink(deps, start),
    startRegistration,
    storage: (offer, also) => storageParts({ base: deps.base, authOrigin }, offer, also),
  };
}
