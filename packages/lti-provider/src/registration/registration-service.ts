import { CoreError, type Instant } from '@coursewright/core';
import type { Registration } from '../registrations/registration.ts';
import { openClientToken, sealClientToken } from './client-token.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { refuseRegistration, type RegistrationRefusal } from './registration-refusals.ts';
import { registrationRequest, registrationWishes } from './registration-request.ts';
import { sendRegistration, type RegisteredClient } from './send-registration.ts';

/** The administrator's side of dynamic registration. */
export interface LtiRegistrations {
  /** An address to paste into a platform, which registers itself by it once and is active then. */
  invite(): { readonly address: string; readonly expires: Instant };
  /** What a platform that registered itself has of us now. Throws `not_found`. */
  read(id: string): Promise<PlatformsView | RegistrationRefusal>;
  /** Sends the platform what we are now, and takes over what it grants. Throws `not_found`. */
  update(id: string): Promise<UpdatedRegistration | RegistrationRefusal>;
}

export type PlatformsView = Omit<RegisteredClient, 'token' | 'clientUri'>;

export interface UpdatedRegistration {
  readonly registration: Registration;
  /** What was asked for and not granted. */
  readonly missing: readonly string[];
}

const inviteLife: Instant = 7 * 24 * 3600 * 1_000_000;

export function registrationService(deps: RegistrationDeps): LtiRegistrations {
  const base = `${new URL(deps.addresses.launch).origin}/lti/register`;
  return {
    invite: () => {
      const expires = deps.clock.now() + inviteLife;
      return { address: `${base}/${deps.invites.sign({ id: deps.ids.secret(12) }, expires)}`, expires };
    },
    read: async (id) => {
      const registration = await deps.platforms.get(id);
      const client = await sendRegistration(deps.network.fetch, {
        method: 'GET',
        ...placeOf(deps, registration),
      });
      if ('refused' in client) return client;
      const { token: _token, clientUri: _clientUri, ...view } = client;
      return view;
    },
    update: async (id) => {
      const registration = await deps.platforms.get(id);
      return update(deps, registration);
    },
  };
}

async function update(
  deps: RegistrationDeps,
  registration: Registration,
): Promise<UpdatedRegistration | RegistrationRefusal> {
  const { id, clientId, product } = registration;
  const place = placeOf(deps, registration);
  const known = registration.registered?.messages ?? [];
  const wishes = registrationWishes(
    {
      ...(product !== undefined && { product }),
      ...(known.length > 0 && { messages: known.map((type) => ({ type })) }),
    },
    registration,
  );
  const client = await sendRegistration(deps.network.fetch, {
    method: 'PUT',
    ...place,
    // RFC 7592 §2.2: the whole registration, with the client's id.
    body: {
      ...registrationRequest(wishes, { name: deps.toolName, addresses: deps.addresses, product }),
      client_id: clientId,
    },
  });
  if ('refused' in client) return client;
  if (client.clientId !== clientId) return refuseRegistration('registration_unclear', { field: 'client_id' });
  const scopes = client.scopes ?? wishes.scopes;
  const { deploymentId } = client;
  const sealedToken =
    client.token === undefined
      ? registration.registered?.sealedToken
      : sealClientToken(deps.secret, registration, client.token);
  const changed = await deps.platforms.change(
    id,
    deploymentId === undefined || registration.deploymentIds.includes(deploymentId)
      ? {}
      : { deployment_ids: [...registration.deploymentIds, deploymentId] },
    {
      clientUri: client.clientUri ?? place.address,
      ...(sealedToken !== undefined && { sealedToken }),
      scopes,
      messages: client.messages ?? wishes.messages.map(({ type }) => type),
    },
  );
  return { registration: changed, missing: wishes.scopes.filter((scope) => !scopes.includes(scope)) };
}

/** Where the registration is read and updated (DR §3.6.1, RFC 7592). Throws `not_found` for a platform that has no such place. */
function placeOf(
  { secret }: Pick<RegistrationDeps, 'secret'>,
  registration: Registration,
): { readonly address: string; readonly token: string | undefined } {
  const { clientUri, sealedToken } = registration.registered ?? {};
  if (clientUri === undefined) {
    throw new CoreError('not_found', `${registration.name} gave no address to update the registration at.`);
  }
  return {
    address: clientUri,
    token: sealedToken === undefined ? undefined : openClientToken(secret, registration, sealedToken),
  };
}
