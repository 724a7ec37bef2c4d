import type { Instant } from '@coursewright/core';
import { z } from 'zod';
import { fetchConfiguration } from './fetch-configuration.ts';
import { platformWindows } from './platform-windows.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { refuseRegistration, type RegistrationRefusal } from './registration-refusals.ts';
import type { RegistrationSession } from './registration-session.ts';

const query = z.object({
  openid_configuration: z.string().min(1),
  registration_token: z.string().min(1).max(8000).optional(),
});

const hour: Instant = 3600 * 1_000_000;
/** Registrations that strangers made and nobody has looked at yet. */
const mostPending = 20;

/** What the page asks about, and the signed session that its answer brings back. */
export interface BegunRegistration {
  readonly session: RegistrationSession;
  readonly signed: string;
}

/**
 * Takes a platform's registration request (DR step 1) and asks it what it is. `from` is the page that the browser comes from.
 */
export async function beginRegistration(
  deps: RegistrationDeps,
  request: {
    readonly query: unknown;
    readonly invite: string | undefined;
    readonly administrator: boolean;
    readonly from: string | undefined;
  },
): Promise<BegunRegistration | RegistrationRefusal> {
  const asked = query.safeParse(request.query);
  if (!asked.success) return refuseRegistration('configuration_missing');
  const { openid_configuration: address, registration_token: token } = asked.data;
  const invite = request.invite === undefined ? undefined : await goodInvite(deps, request.invite);
  if (invite !== undefined && 'refused' in invite) return invite;
  const by = invite !== undefined ? 'invite' : request.administrator ? 'administrator' : 'nobody';
  if (by === 'nobody') {
    const pending = (await deps.platforms.list()).filter(({ state }) => state === 'pending');
    if (pending.length >= mostPending) return refuseRegistration('too_many_pending');
  }
  const platform = await fetchConfiguration(deps.network, address, token);
  if ('refused' in platform) return platform;
  const session: RegistrationSession = {
    id: deps.ids.secret(12),
    by,
    ...(invite !== undefined && { invite }),
    ...(token !== undefined && { token }),
    platform,
    origins: [...platformWindows(platform, address, request.from)],
  };
  return { session, signed: deps.sessions.sign(session, deps.clock.now() + hour) };
}

async function goodInvite(
  deps: RegistrationDeps,
  given: string,
): Promise<NonNullable<RegistrationSession['invite']> | RegistrationRefusal> {
  const invite = deps.invites.open(given);
  if (invite === undefined || invite.expires < deps.clock.now()) return refuseRegistration('address_expired');
  const { id } = invite.data;
  const used = await deps.records.read(({ ltiNonces }) => ltiNonces.nonceClaimed(inviteNonce(id)));
  return used ? refuseRegistration('address_used') : { id, expires: invite.expires };
}

export function inviteNonce(id: string): string {
  return `invite ${id}`;
}
