import type { Instant } from '@coursewright/core';
import type { Request } from 'express';
import { z } from 'zod';
import type { SignedTokens } from '../../keys/signed-token.ts';
import type { PlatformDeps } from '../platform-deps.ts';

/** What a registration token allows: to register one client, once. Its client id is settled beforehand, as Moodle does it. */
export const registrationGrantSchema = z.object({ clientId: z.string(), deploymentId: z.string() });

/** What a registration access token allows: to read and update the registration of one client (RFC 7592). */
export const clientGrantSchema = z.object({ clientId: z.string() });

export type RegistrationGrant = z.infer<typeof registrationGrantSchema>;
export type ClientGrant = z.infer<typeof clientGrantSchema>;

/** The registration parts of a platform. */
export interface RegistrationParts {
  readonly tokens: SignedTokens<RegistrationGrant>;
  readonly clients: SignedTokens<ClientGrant>;
}

export function bearer(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** The grant of the token that came in the way of this platform; undefined for none, one that has run out or was used. */
export async function grantOf(
  deps: Pick<PlatformDeps, 'clock' | 'registration' | 'store'> & RegistrationParts,
  request: Request,
): Promise<{ readonly grant: RegistrationGrant; readonly expires: Instant } | undefined> {
  const inAddress = z.string().catch('').parse(request.query['registration']);
  const token = deps.registration?.variant.token === 'addresses' ? inAddress : bearer(request);
  const opened = deps.tokens.open(token);
  if (opened === undefined || opened.expires < deps.clock.now()) return undefined;
  return { grant: opened.data, expires: opened.expires };
}
