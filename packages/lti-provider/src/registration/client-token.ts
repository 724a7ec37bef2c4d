import { CoreError, type Records, type Secret } from '@coursewright/core';
import { openSealedText, sealText } from '../keys/sealed-text.ts';
import type { LtiStores } from '../lti-stores.ts';
import type { Registration } from '../registrations/registration.ts';

type Client = Pick<Registration, 'issuer' | 'clientId'>;

/** Bound to the client that it is for: both of these stay as long as the registration does. */
const seal = ({ issuer, clientId }: Client) => ({
  purpose: 'registration access tokens',
  owner: JSON.stringify([issuer, clientId]),
});

/** `registration_access_token` as it rests in the database. */
export function sealClientToken(secret: Secret, client: Client, token: string): string {
  return sealText(secret, seal(client), token);
}

/** Throws `corrupt` for one that was sealed under another secret, for another client, or changed since. */
export function openClientToken(secret: Secret, client: Client, sealed: string): string {
  const opened = openSealedText(secret, seal(client), sealed);
  if (opened !== undefined) return opened;
  throw new CoreError(
    'corrupt',
    `The registration access token of ${client.issuer} cannot be opened: it was stored under another secret, or changed.`,
  );
}

/** Seals every one under this secret, whichever known one it was sealed under. Gives how many. */
export function resealClientTokens(
  { records, secret }: { readonly records: Records<LtiStores>; readonly secret: Secret },
  under: string,
): Promise<number> {
  return records.transaction(async ({ ltiRegistrations }) => {
    let count = 0;
    for (const registration of await ltiRegistrations.registrations()) {
      const { registered } = registration;
      if (registered?.sealedToken === undefined) continue;
      const token = openClientToken(secret, registration, registered.sealedToken);
      await ltiRegistrations.changeRegistration(registration.id, {
        registered: { ...registered, sealedToken: sealClientToken(under, registration, token) },
      });
      count += 1;
    }
    return count;
  });
}
