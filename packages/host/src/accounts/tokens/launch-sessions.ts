import { CoreError, type Clock, type IdSource, type Records, type Secret } from '@coursewright/core';
import type { HostStores } from '../host-stores.ts';
import { secretHash } from '../secret-hash.ts';
import { issueAccessToken, readAccessToken, type AccessToken } from './access-token.ts';
import type { LaunchSession, OneTimeCode } from './launch-session-store.port.ts';
import type { VerifiedTokens } from './verified-tokens.ts';

const SECOND = 1_000_000;
/** Seconds that one launch, or one visit of an embedded element, can be renewed for. */
const LIFE = 12 * 3600;
const CODE_LIFE = 60;

export interface LaunchDeps {
  readonly records: Records<HostStores>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly publicUrl: string;
  readonly secret: Secret;
  readonly verified?: VerifiedTokens;
}

export type NewLaunch = Omit<LaunchSession, 'id' | 'created' | 'expires' | 'revoked'>;

/** A session whose first token is given at once. */
export async function openLaunchSession(
  deps: LaunchDeps,
  launch: NewLaunch,
): Promise<AccessToken & { readonly session: LaunchSession }> {
  const session = newSession(deps, launch);
  await deps.records.transaction(async (tx) => {
    await tx.launchSessions.removeExpired(session.created);
    await tx.launchSessions.add(session);
  });
  return { ...(await issueAccessToken(deps, session.id)), session };
}

export interface StartedLaunch {
  readonly session: LaunchSession;
  /** Exchanged once, within a minute, for a bearer token. */
  readonly code: string;
}

/** A session whose first token is fetched with a code; with `challenge`, only by who knows its verifier (RFC 7636). */
export async function startLaunchSession(
  deps: LaunchDeps,
  launch: NewLaunch,
  challenge?: string,
): Promise<StartedLaunch> {
  const code = deps.ids.secret(32);
  const session = newSession(deps, launch);
  const now = session.created;
  await deps.records.transaction(async (tx) => {
    await tx.launchSessions.removeExpired(now);
    await tx.launchSessions.add(session);
    await tx.launchSessions.addCode({
      hash: secretHash(code),
      launchSession: session.id,
      ...(challenge !== undefined && { challenge }),
      expires: now + CODE_LIFE * SECOND,
    });
  });
  return { session, code };
}

function newSession({ clock, ids }: LaunchDeps, launch: NewLaunch): LaunchSession {
  const created = clock.now();
  return { ...launch, id: ids.uuid(), created, expires: created + LIFE * SECOND, revoked: false };
}

/** Takes the code out, and gives a token if `proves` says so of what the code was given for. Throws `code_not_valid`. */
export async function exchangeCode(
  deps: LaunchDeps,
  code: string,
  proves: (taken: OneTimeCode, session: LaunchSession) => boolean,
): Promise<AccessToken & { readonly session: LaunchSession }> {
  const { records, clock } = deps;
  const found = await records.transaction(async (tx) => {
    const taken = await tx.launchSessions.takeCode(secretHash(code), clock.now());
    const session = taken && (await tx.launchSessions.byId(taken.launchSession));
    return session && { taken, session };
  });
  if (found === undefined || !alive(found.session, clock) || !proves(found.taken, found.session)) {
    throw new CoreError(
      'code_not_valid',
      'The code was used before, its minute is over, or it is not yours.',
    );
  }
  return { ...(await issueAccessToken(deps, found.session.id)), session: found.session };
}

/** A new token for one that is still good, or whose time ran out while its launch session lives on. Throws `token_expired`. */
export async function renewToken(
  deps: LaunchDeps,
  token: string,
): Promise<AccessToken & { readonly session: LaunchSession }> {
  const session = await launchSessionOf(deps, token, { lateBy: LIFE });
  return { ...(await issueAccessToken(deps, session.id)), session };
}

/** Throws `token_expired`, also where the launch session has been revoked. */
export async function launchSessionOf(
  deps: LaunchDeps,
  token: string,
  options: { readonly lateBy?: number } = {},
): Promise<LaunchSession> {
  const id = await readAccessToken(deps, token, options);
  const session = await deps.records.read((view) => view.launchSessions.byId(id), { snapshot: false });
  if (session !== undefined && alive(session, deps.clock)) return session;
  throw new CoreError('token_expired', 'The launch that this token belongs to has ended.');
}

function alive(session: LaunchSession, clock: Clock): boolean {
  return !session.revoked && session.expires > clock.now();
}
