import type { Clock, CourseService, IdSource, Records, Secret } from '@coursewright/core';
import type { Request } from 'express';
import type { PublicNetwork } from '../http/public-network.ts';
import type { SignedTokens } from '../keys/signed-token.ts';
import type { LtiAddresses, LtiLog } from '../lti-tool-deps.ts';
import type { LtiPlatforms } from '../registrations/lti-platforms.ts';
import type { LtiStores } from '../lti-stores.ts';
import type { RegistrationInvite, RegistrationSession } from './registration-session.ts';

/** What dynamic registration works with. */
export interface RegistrationDeps {
  readonly records: Records<LtiStores>;
  readonly platforms: LtiPlatforms;
  readonly courses: Pick<CourseService, 'list'>;
  readonly network: PublicNetwork;
  readonly sessions: SignedTokens<RegistrationSession>;
  readonly invites: SignedTokens<RegistrationInvite>;
  readonly addresses: LtiAddresses;
  /** What platforms show the tool as. */
  readonly toolName: string;
  readonly secret: Secret;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log?: LtiLog;
  /** Whether an administrator of this site has sent the request. */
  readonly isAdministrator: (request: Request) => Promise<boolean>;
}
