import { CoreError, type Clock, type IdSource, type Records } from '@coursewright/core';
import type { LtiPlatforms } from '../lti-tool.ts';
import type { LtiStores } from '../lti-stores.ts';
import { platformOrigins } from './platform-origins.ts';
import type { RegistrationCache } from './registration-cache.ts';
import { registrationSchema, type Registration, type RegistrationInput } from './registration.ts';

/** The administrator's side of the registrations. */
export function platforms({
  records,
  registrations,
  clock,
  ids,
}: {
  readonly records: Records<LtiStores>;
  readonly registrations: RegistrationCache;
  readonly clock: Clock;
  readonly ids: IdSource;
}): LtiPlatforms {
  return {
    add: async (input) => {
      const registration = newRegistration(input, ids.uuid(), clock.now());
      await records.transaction(({ ltiRegistrations }) => ltiRegistrations.addRegistration(registration));
      registrations.forget();
      return registration;
    },
    list: () => records.read(({ ltiRegistrations }) => ltiRegistrations.registrations()),
    frameOrigins: async () => platformOrigins(await registrations.all()),
  };
}

function newRegistration(input: RegistrationInput, id: string, created: number): Registration {
  const parsed = registrationSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    throw new CoreError(
      'bad_input',
      `${field === '' ? 'The registration' : field}: ${issue?.message ?? ''}`,
      {
        data: { field },
      },
    );
  }
  const given = parsed.data;
  return {
    id,
    issuer: given.issuer,
    clientId: given.client_id,
    deploymentIds: [...new Set(given.deployment_ids)],
    authLoginUrl: given.auth_login_url,
    authTokenUrl: given.auth_token_url,
    jwksUrl: given.jwks_url,
    ...(given.audience !== undefined && { audience: given.audience }),
    name: given.name,
    algorithms: given.algorithms ?? ['RS256'],
    trustedAudiences: given.trusted_audiences ?? [],
    anonymous: given.anonymous ?? false,
    created,
  };
}
