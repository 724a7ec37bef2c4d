import type { Router } from 'express';
import { publicNetwork } from '../http/public-network.ts';
import { signedTokens } from '../keys/signed-token.ts';
import type { RequestLimits } from '../limits/request-limits.ts';
import type { LtiAddresses, LtiToolDeps } from '../lti-tool-deps.ts';
import type { LtiPlatforms } from '../registrations/lti-platforms.ts';
import { resealClientTokens } from './client-token.ts';
import { registerRoutes } from './register.routes.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { registrationService, type LtiRegistrations } from './registration-service.ts';
import { inviteSchema, registrationSessionSchema } from './registration-session.ts';

/** Dynamic registration of one tool: its routes, and the administrator's side of it. */
export interface OpenedRegistrations {
  readonly service: LtiRegistrations;
  /** Seals the platforms' registration tokens under this secret. Gives how many. */
  reseal(under: string): Promise<number>;
}

export function openRegistrations(
  router: Router,
  given: LtiToolDeps & {
    readonly addresses: LtiAddresses;
    readonly platforms: LtiPlatforms;
    readonly limits: RequestLimits;
  },
): OpenedRegistrations {
  const { secret, records, fetch: fetcher, publicUrl } = given;
  const thisMachine = new URL(publicUrl).protocol === 'http:';
  const deps: RegistrationDeps & { readonly limits: RequestLimits } = {
    ...given,
    network:
      fetcher === undefined
        ? publicNetwork({ privateNetworks: given.privateNetworks ?? false, thisMachine })
        : { fetch: fetcher, check: async () => undefined },
    sessions: signedTokens(secret, 'platform registration', registrationSessionSchema),
    invites: signedTokens(secret, 'registration address', inviteSchema),
    toolName: given.toolName ?? 'Coursewright',
    isAdministrator: given.isAdministrator ?? (async () => false),
  };
  registerRoutes(router, deps);
  return {
    service: registrationService(deps),
    reseal: (under) => resealClientTokens({ records, secret }, under),
  };
}
