import type { Router } from 'express';
import { registrationClaims } from '../../spec/registration.ts';
import { scopes } from '../../spec/scopes.ts';
import { messageTypes } from '../../spec/services.ts';
import { serviceFault } from '../service-call.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { grantOf, type RegistrationParts } from './registration-grant.ts';
import type { RegistrationVariant } from './registration-variant.ts';

/** `/lti/platform/openid-configuration`: what tools that register themselves read first (DR, Discovery). */
export function openidConfigurationRoutes(
  router: Router,
  deps: PlatformDeps & RegistrationParts,
  variant: RegistrationVariant,
): void {
  router.get('/lti/platform/openid-configuration', async (request, response) => {
    response.set('cache-control', 'no-store');
    if (variant.guardsConfiguration && (await grantOf(deps, request)) === undefined) {
      return serviceFault(response, 401, 'The registration token is missing, wrong or has run out.');
    }
    const carried = request.query['registration'];
    response.json(
      configuration(
        deps,
        variant,
        typeof carried === 'string' && variant.token === 'addresses' ? carried : '',
      ),
    );
  });
}

function configuration(
  { issuer, base, publicUrl, authOrigin = publicUrl }: PlatformDeps,
  variant: RegistrationVariant,
  carried: string,
): object {
  const query = carried === '' ? '' : `?registration=${encodeURIComponent(carried)}`;
  return {
    issuer,
    authorization_endpoint: `${authOrigin}/lti/platform/auth`,
    token_endpoint: `${base}/token`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: `${base}/jwks.json`,
    registration_endpoint: `${base}/registrations${query}`,
    ...(variant.authorizationServer !== undefined && { authorization_server: publicUrl }),
    scopes_supported: ['openid', ...Object.values(scopes)],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email', 'locale'],
    [registrationClaims.platformConfiguration]: {
      product_family_code: variant.product,
      version: '1',
      messages_supported: [
        { type: messageTypes.resourceLink },
        { type: messageTypes.deepLinking, placements: variant.placements },
      ],
      variables: ['Context.id.history', 'ResourceLink.id.history'],
    },
  };
}
